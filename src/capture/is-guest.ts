/** Whether this document is a frame inside another page of the same shop; a frame of somebody else's page stands by itself. */
export function isGuest(): boolean {
  try {
    return self !== top && !!top!.document;
  } catch {
    // the page around is of another origin
    return false;
  }
}
