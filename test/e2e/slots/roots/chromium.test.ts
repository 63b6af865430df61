import { chromium } from '../../engines/chromium.js';
import { describeRoots } from './describe-roots.js';

describeRoots(chromium);
