/** Does something; what the platform throws in doing so, as of a bigint divided by zero, is told in this runtime's words. */
export function inWords<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const { message } = cause as Error;
    throw message.startsWith('compact:') ? cause : new Error(`compact: ${what}: ${message}`, { cause });
  }
}
