import { chromium } from '../../engines/chromium.js';
import { describeSwaps } from './describe-swaps.js';

describeSwaps(chromium);
