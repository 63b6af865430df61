import { webkit } from '../../engines/webkit.js';
import { describeRoots } from './describe-roots.js';

describeRoots(webkit);
