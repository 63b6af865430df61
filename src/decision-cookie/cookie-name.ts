/** The cookie of `decisionCookie`, named as the head stub's key: the one thing of Vitrine's that a server sees. */
export const DECISION_COOKIE = 'vitrine';

/** What the cookie may weigh with its name, bytes: it goes with every request. */
export const MOST_BYTES = 1000;
