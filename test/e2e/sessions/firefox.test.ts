import { firefox } from '../engines/firefox.js';
import { describeSessions } from './describe-sessions.js';

describeSessions(firefox);
