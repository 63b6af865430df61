/** A browser of one engine with a fresh profile and one page. */
export type Driven = Readonly<{
  /** Opens an address and waits until it has loaded. */
  goto(url: string): Promise<void>;
  /** What a function without arguments returns in the page; its promise is awaited. */
  evaluate<T>(run: () => T | Promise<T>): Promise<T>;
  close(): Promise<void>;
}>;

/** What a browser is told before it starts. */
export type DrivenOptions = Readonly<{
  /** Switches the browser's own Global Privacy Control on; only Firefox has one. */
  gpc?: boolean;
}>;

/** A kind of browser that the tests drive. */
export type Engine = Readonly<{
  name: 'Chromium' | 'Firefox' | 'WebKit';
  /** Why it cannot be driven on this machine, and what to do; undefined if it can. */
  missing(): string | undefined;
  /** Debian's packages that bring it. */
  packages: readonly string[];
  open(options?: DrivenOptions): Promise<Driven>;
}>;
