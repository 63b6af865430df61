import type { Capability } from '../../../src/consent/capability.js';
import type { ManagerName } from '../../../src/consent/managers/manager-names.js';
import type { Answer, MatrixOptions } from './double.js';
import {
  grantedOf,
  loadedFirst,
  looked,
  openManagerPage,
  settled,
  type ManagerPage,
  type PageOptions,
} from './manager-page.js';

export const ALL: Answer = { preferences: true, statistics: true, marketing: true };
export const NONE: Answer = { preferences: false, statistics: false, marketing: false };
export const CAPABILITIES: readonly Capability[] = [
  'contextual',
  'persist',
  'personalize',
  'measure',
  'learn',
  'export',
];
const OPENS: Required<NonNullable<MatrixOptions['opens']>> = {
  preferences: ['contextual', 'persist', 'personalize'],
  statistics: ['measure', 'learn'],
  marketing: ['export'],
};

/** A page with one consent manager on it, and what is done to both. */
export type Stand = ReturnType<typeof openStand>;

/** Makes the stand of one test of the matrix; `load` comes first. */
export function openStand(name: ManagerName, given: MatrixOptions) {
  const { double, options } = given;
  const opens = { ...OPENS, ...given.opens };
  const every = CAPABILITIES.filter((key) => Object.values(opens).flat().includes(key));
  let page: ManagerPage;
  let ours: PageOptions;
  const rest = async () => {
    await settled();
    await given.settle?.();
  };
  const begin = async (more: PageOptions = {}) => {
    page = openManagerPage({ sources: [name], ...ours, ...options, ...more });
    await rest();
  };
  return {
    rest,
    begin,
    /** The capabilities that an answer can open. */
    every,
    page: () => page,
    note: () => page.heard(name)?.note,
    load: async () => {
      ours = await loadedFirst(name);
    },
    async install() {
      await double.install();
      await rest();
      await looked();
    },
    async choose(answer: Answer) {
      await double.choose(answer);
      await rest();
    },
    withdraw: () => (double.withdraw ? double.withdraw() : double.choose(NONE)),
    /** The page is left, and another one opened. */
    async nextPage() {
      page.stop();
      await double.unload();
      await double.install();
      await rest();
      await begin();
      await looked();
    },
    /** What an answer is to open. */
    opened: (answer: Answer) =>
      CAPABILITIES.filter((key) => {
        const needs = (Object.keys(opens) as (keyof Answer)[]).filter((one) => opens[one].includes(key));
        return needs.length && needs.every((one) => answer[one]);
      }),
    /** What has been refused, of what an answer can open. */
    refused: () => every.filter((key) => page.consent.get()[key] === 'denied'),
    /** What was granted at any time on this page, whatever the shopper does besides answering. */
    async everGranted() {
      await looked();
      await rest();
      return [...page.granted(), ...page.states.flatMap(grantedOf)];
    },
  };
}
