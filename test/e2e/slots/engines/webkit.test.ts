import { webkit } from '../../engines/webkit.js';
import { describeSwaps } from './describe-swaps.js';

describeSwaps(webkit);
