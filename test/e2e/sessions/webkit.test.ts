import { webkit } from '../engines/webkit.js';
import { describeSessions } from './describe-sessions.js';

describeSessions(webkit);
