import { webkit } from '../engines/webkit.js';
import { describeBeforeConsent } from './describe-before-consent.js';

describeBeforeConsent(webkit);
