import { openMemoryLog } from '../../../src/memory/memory-log.js';
import { describeEventLog } from './event-log.js';

describeEventLog('memory', async (options) => openMemoryLog(options));
