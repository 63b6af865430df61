import { timeCatalogue } from './catalogue.js';
import { timeCurves } from './curves.js';
import { timeReplay } from './replay.js';
import { timeStages } from './stages.js';

/** What can be measured in a process of its own, by name. */
export const MEASURES = { stages: timeStages, curves: timeCurves, replay: timeReplay, catalogue: timeCatalogue };

const [name, ...args] = process.argv.slice(2);
console.log(JSON.stringify(await MEASURES[name as keyof typeof MEASURES](...args)));
