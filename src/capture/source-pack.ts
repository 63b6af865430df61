import type { FurtherSource } from './sources/tools.js';

/** What a file of further sources exports: each by the name under which it is heard. */
export type SourcePack = Readonly<{ sources: Readonly<Record<string, FurtherSource>> }>;
