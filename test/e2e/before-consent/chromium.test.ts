import { chromium } from '../engines/chromium.js';
import { describeBeforeConsent } from './describe-before-consent.js';

describeBeforeConsent(chromium);
