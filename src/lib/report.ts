/** Something that went wrong and was survived. `code` is listed in docs/errors.md; `message` names the field and the remedy. */
export type Problem = Readonly<{ code: string; message: string; field?: string; cause?: unknown }>;

/** Takes a problem; never throws. */
export type Report = (problem: Problem) => void;

/** A problem whose message is found by its code, in explain.ts; `about` is what it names besides the field. */
export type Trouble = Omit<Problem, 'message'> & Readonly<{ about?: string }>;

/** Takes a problem, with or without its message; never throws. */
export type Tell = (trouble: Trouble | Problem) => void;
