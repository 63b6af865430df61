/** Under what consent a log is opened: plain data, and the milliseconds after which a grant ends, with all that stands under it. */
export type Proof = Readonly<{ record: unknown; maxAge: number }>;
