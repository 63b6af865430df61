import { act, createElement as h, StrictMode, type ReactNode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { VitrineProvider } from '../../../src/react/index.js';
import type { Vitrine } from '../../../src/vitrine.js';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** What stands in the page, and React's complaints of it. */
export type Rendered = Readonly<{
  host: HTMLElement;
  html(): string;
  /** Renders the same root again. */
  again(node: ReactNode, vitrine?: Vitrine): Promise<void>;
  unmount(): Promise<void>;
}>;

/** Under StrictMode, since that is what finds an effect that is not taken back. */
const whole = (node: ReactNode, vitrine: Vitrine | undefined) =>
  h(StrictMode, null, h(VitrineProvider, { vitrine }, node));

const roots: Root[] = [];

/** In `act`, but where a test lets React render when it does. */
const acted = async (work: () => void): Promise<void> =>
  globalThis.IS_REACT_ACT_ENVIRONMENT ? act(async () => work()) : work();

function rendered(root: Root, host: HTMLElement, first: Vitrine | undefined): Rendered {
  roots.push(root);
  return {
    host,
    html: () => host.innerHTML,
    again: (node, vitrine = first) => acted(() => root.render(whole(node, vitrine))),
    unmount: () => acted(() => root.unmount()),
  };
}

/** Renders on the client alone. */
export async function render(node: ReactNode, vitrine?: Vitrine): Promise<Rendered> {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  await act(async () => root.render(whole(node, vitrine)));
  return rendered(root, host, vitrine);
}

/** What a server renders. */
export const onServer = (node: ReactNode, vitrine?: Vitrine): string => renderToString(whole(node, vitrine));

/** Takes over what a server has rendered; `seen` is what stood before the first effect. */
export async function hydrate(node: ReactNode, vitrine?: Vitrine): Promise<Rendered> {
  const host = document.body.appendChild(document.createElement('div'));
  host.innerHTML = onServer(node);
  let root!: Root;
  await act(async () => {
    root = hydrateRoot(host, whole(node, vitrine), { onRecoverableError: (error) => console.error(error) });
  });
  return rendered(root, host, vitrine);
}

/** Fails every test of the file in which React complains, but for what `complaints` was asked about. */
export function watchConsole(): () => readonly string[] {
  let said: string[] = [];
  beforeEach(() => {
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
    said = [];
    for (const level of ['error', 'warn'] as const)
      vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.map(String).join(' ')));
  });
  afterEach(async () => {
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
    await act(async () => roots.splice(0).forEach((root) => root.unmount()));
    vi.restoreAllMocks();
    document.body.replaceChildren();
    expect(said).toEqual([]);
  });
  return () => said.splice(0);
}
