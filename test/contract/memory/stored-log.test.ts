import 'fake-indexeddb/auto';
import { openStoredLog } from '../../../src/memory/stored-log.js';
import { describeEventLog } from './event-log.js';

let databases = 0;

describeEventLog('stored', (options) => openStoredLog({ ...options, name: `log-${databases++}`, retentionDays: 30 }));
