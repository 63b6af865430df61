import { CmpApi, CmpDisplayStatus, CmpStatus, SignalStatus } from '@iabgpp/cmpapi';

type Answer = ((data: unknown, success: boolean) => void) | null | undefined;
type Listener = { id: number; callback: Answer; parameter: unknown };

/** The API, as a page has it. */
export type GppApi = ((
  ...asked: [command?: string, answer?: Answer, parameter?: unknown, version?: string]
) => unknown) & { events?: Listener[] };

/** The stub of the specification's, with callbacks: it answers at once, and hands its listeners on by `events`. */
export function runGppStub(): void {
  const queue: unknown[] = [];
  const events: Listener[] = [];
  const ping = {
    gppVersion: '1.1',
    cmpStatus: 'stub',
    cmpDisplayStatus: 'hidden',
    signalStatus: 'not ready',
    applicableSections: [-1],
    parsedSections: {},
    gppString: '',
  };
  const stub: GppApi = (command, answer, parameter) => {
    if (command === undefined) return queue;
    if (command === 'events') return events;
    if (command === 'ping') answer?.(ping, true);
    else if (command === 'addEventListener') {
      const id = events.length + 1;
      events.push({ id, callback: answer, parameter });
      answer?.({ eventName: 'listenerRegistered', listenerId: id, data: true, pingData: ping }, true);
    } else queue.push([command, answer, parameter]);
    return undefined;
  };
  Object.assign(window, { __gpp: stub });
}

/** What a shopper answers, by section and field. */
export type GppChoice = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const KEY = 'gpp-string';

/** A consent manager of a shop's in the United States: the IAB's own API, with a string in localStorage. */
export function openGppCmp(sections: readonly number[] = [7]) {
  const api = new CmpApi(31, 1);
  const saved = localStorage.getItem(KEY);
  const write = (choice: GppChoice) => {
    for (const [section, fields] of Object.entries(choice))
      for (const [field, value] of Object.entries(fields)) api.setFieldValue(section, field, value);
  };
  return {
    api,
    /** The order of events on a page where nothing is asked: an opt-out law. */
    start() {
      api.setApplicableSections([...sections]);
      api.setCmpStatus(CmpStatus.LOADED);
      if (saved) api.setGppString(saved);
      else write({ usnat: { SaleOptOut: 2, SharingOptOut: 2, TargetedAdvertisingOptOut: 2 } });
      api.setSignalStatus(SignalStatus.READY);
    },
    open() {
      api.setSignalStatus(SignalStatus.NOT_READY);
      api.setCmpDisplayStatus(CmpDisplayStatus.VISIBLE);
    },
    /** Of the choice, only the string as yet. */
    write,
    close() {
      api.setCmpDisplayStatus(CmpDisplayStatus.HIDDEN);
      api.fireSectionChange('usnat');
      localStorage.setItem(KEY, api.getGppString());
      api.setSignalStatus(SignalStatus.READY);
    },
    choose(choice: GppChoice) {
      this.open();
      write(choice);
      this.close();
    },
    fail: () => api.setCmpStatus(CmpStatus.ERROR),
  };
}
