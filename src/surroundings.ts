/** What contextual mode needs for segments of arrival, affiliate, season and weekend: a file of its own, for a shop that asks for one. */
export { seeSurroundings } from './contextual/see-surroundings.js';
export { openSurroundings } from './segments/families/surroundings.js';
export { SURROUNDINGS_CLAUSES } from './segments/phrases/en-surroundings.js';
