/** Leaves a request to its transaction: requests run in order, and one that fails, fails the transaction. Awaiting each would cost a turn of the loop. */
export function send(request: Promise<unknown>): void {
  request.catch(() => undefined);
}
