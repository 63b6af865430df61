import { firefox } from '../../engines/firefox.js';
import { describeSwaps } from './describe-swaps.js';

describeSwaps(firefox);
