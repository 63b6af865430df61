import { CmpApi, CmpApiModel } from '@iabtechlabtcf/cmpapi';
import {
  GVL,
  PurposeRestriction,
  RestrictionType,
  TCModel,
  TCString,
  type Vendor,
  type VendorList,
} from '@iabtechlabtcf/core';

/** What a shopper's answer holds; legitimate interests stay on, as they do by default. */
export type TcChoice = Readonly<{
  purposes: readonly number[];
  vendors?: readonly number[];
  disclosed?: readonly number[];
  publisher?: readonly number[];
  /** Restriction type by purpose, for vendor 42. */
  restrictions?: Readonly<Record<number, RestrictionType>>;
  updated?: Date;
}>;

const map = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      index + 1,
      { id: index + 1, name: `p${index + 1}`, description: '', illustrations: [] },
    ]),
  );
const vendor = (id: number): Vendor => ({
  id,
  name: `v${id}`,
  purposes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  legIntPurposes: [],
  flexiblePurposes: [2, 7, 8, 9, 10, 11],
  specialPurposes: [],
  features: [],
  specialFeatures: [],
  usesCookies: false,
  cookieMaxAgeSeconds: null,
  cookieRefresh: false,
  usesNonCookieAccess: false,
});

/** A vendor list as IAB Europe serves them, with two vendors. */
const LIST: VendorList = {
  gvlSpecificationVersion: 3,
  vendorListVersion: 120,
  tcfPolicyVersion: 5,
  lastUpdated: '2026-10-01T00:00:00Z',
  purposes: map(11),
  specialPurposes: map(3),
  features: map(3),
  specialFeatures: map(2),
  dataCategories: {},
  stacks: {},
  vendors: { 42: vendor(42), 43: vendor(43) },
} as unknown as VendorList;

export function tcString(choice: TcChoice): string {
  const { purposes, vendors = [42, 43], disclosed = [42, 43], restrictions = {}, updated } = choice;
  const model = new TCModel(new GVL(LIST));
  Object.assign(model, { cmpId: 300, cmpVersion: 1, isServiceSpecific: true, publisherCountryCode: 'DE' });
  model.purposeConsents.set([...purposes]);
  model.purposeLegitimateInterests.set([2, 7, 8, 9, 10, 11]);
  model.vendorConsents.set([...vendors]);
  model.vendorsDisclosed.set([...disclosed]);
  model.publisherConsents.set([...(choice.publisher ?? [])]);
  for (const [purpose, type] of Object.entries(restrictions)) {
    model.publisherRestrictions.add(42, new PurposeRestriction(Number(purpose), type));
  }
  if (updated) Object.assign(model, { created: updated, lastUpdated: updated });
  return TCString.encode(model);
}

const KEY = 'euconsent-v2';

/** A consent manager of a shop's: the IAB's own API, a string in localStorage, and a banner that is only told of. */
export function openTcfCmp() {
  const api = new CmpApi(300, 1, true);
  const saved = localStorage.getItem(KEY);
  const shown = () => localStorage.getItem(KEY) ?? tcString({ purposes: [] });
  return {
    /** What it says first: of what was stored, or of its banner. */
    start: () => api.update(saved ?? shown(), saved === null),
    showDialog: () => api.update(shown(), true),
    choose(choice: TcChoice) {
      if (CmpApiModel.tcModel === undefined) api.update(shown(), true);
      const made = tcString(choice);
      localStorage.setItem(KEY, made);
      api.update(made, false);
    },
    /** Any string, with or without its banner; null: the GDPR does not apply. */
    tell: (text: string | null, visible = false) => api.update(text, visible),
    /** It breaks, and tells its listeners nothing. */
    disable: () => api.disable(),
    listeners: () => CmpApiModel.eventQueue.size,
  };
}

/** As if the page had gone. */
export function closeTcfCmp(): void {
  CmpApiModel.reset();
  Reflect.deleteProperty(window, '__tcfapi');
}
