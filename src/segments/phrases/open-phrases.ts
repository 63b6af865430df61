import type { FeatureId, FeatureVector } from '../../features/feature-vector.js';
import { noValueCode } from './no-value.js';
import type { About, Phrases, Sentences } from './phrases.js';

/** A feature's value in words. One that names `features` besides is put together anew each time. */
export type Text = (value: number, features: FeatureVector) => string;

/** A clause around the names and numbers that it is given. */
export type Clause = (about: About) => string;

/** The words of a language. */
export type Words = Readonly<{
  language: string;
  features: Readonly<Record<FeatureId, Text>>;
  clauses: Readonly<Record<string, Clause>>;
  /** The clause for what has no words of its own. */
  general: string;
  /** A feature without words of its own; default: the general clause. */
  otherwise?: (id: FeatureId, value: number) => string;
  sentences: Sentences;
}>;

/** Opens a language. The last text of each feature is kept: most values are those of the event before. */
export function openPhrases({ language, features, clauses, general, otherwise, sentences }: Words): Phrases {
  const told = new Map<FeatureId, Readonly<{ value: number; text: string }>>();
  return {
    language,
    sentences,
    feature(id, value, vector) {
      const none = value ? undefined : noValueCode(id, vector);
      if (none) return clauses[none]!({ days: Number(/\d+/.exec(id)) });
      const text = features[id];
      if (text && text.length > 1) return text(value, vector);
      let last = told.get(id);
      if (last?.value !== value) {
        last = { value, text: text?.(value, vector) ?? otherwise?.(id, value) ?? general };
        told.set(id, last);
      }
      return last.text;
    },
    clause: (code, about = NOTHING) => clauses[code]?.(about) ?? general,
  };
}

const NOTHING: About = {};
