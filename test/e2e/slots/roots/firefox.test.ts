import { firefox } from '../../engines/firefox.js';
import { describeRoots } from './describe-roots.js';

describeRoots(firefox);
