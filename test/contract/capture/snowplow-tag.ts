import { type LoadedTag, loadSnowplowTag } from './load-snowplow-tag.js';

/** The function that a Snowplow tag leaves in the page; `load` runs what its script does. */
export type Tag = ((...call: any[]) => void) & { q: unknown; load(): LoadedTag };

/** Puts a tag of Snowplow in the page, as its snippet does. */
export function openTag(name: string): Tag {
  const page = window as unknown as Record<string, any>;
  (page['GlobalSnowplowNamespace'] ??= []).push(name);
  const tag = function () {
    // oxlint-disable-next-line prefer-rest-params -- as the tag does
    page[name].q.push(arguments);
  } as unknown as Tag;
  tag.q = [];
  tag.load = () => loadSnowplowTag(name);
  return (page[name] = tag);
}
