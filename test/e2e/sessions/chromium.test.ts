import { chromium } from '../engines/chromium.js';
import { describeSessions } from './describe-sessions.js';

describeSessions(chromium);
