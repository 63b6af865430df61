/** Whether the visit saves data or is on 2g. Only Chromium tells; elsewhere nothing is known, and nothing is held back. */
export function savesData(): boolean {
  const { connection } = (globalThis.navigator ?? {}) as {
    connection?: Readonly<{ saveData?: boolean; effectiveType?: string }>;
  };
  return !!connection?.saveData || /2g/.test(connection?.effectiveType ?? '');
}
