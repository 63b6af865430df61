import type { ProvedAct, ProvedRequest } from '../proof.js';

/** The last part of an address. */
export function fileOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) || new URL(url).pathname : url;
}

/** An act in one line. */
export const actText = ({ phase, tab, kind, place, name, by, worker }: ProvedAct): string =>
  `${phase}, tab ${tab}: ${kind} ${place} ${name}, by ${fileOf(by[0] ?? worker ?? 'the page')}`;

/** A request in one line. */
export function requestText({ phase, tab, method, url, bytes, holds, by }: ProvedRequest): string {
  const size = bytes ? `, ${bytes} bytes` : '';
  const said = holds.length ? `, with “${holds[0]}”` : '';
  return `${phase}, tab ${tab}: ${method} ${url.slice(0, 200)}${size}${said}, by ${fileOf(by[0] ?? 'the page')}`;
}
