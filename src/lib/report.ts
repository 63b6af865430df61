/** Something that went wrong and was survived. `code` is listed in docs/errors.md; `message` names the field and the remedy. */
export type Problem = Readonly<{ code: string; message: string; field?: string; cause?: unknown }>;

/** Takes a problem; never throws. */
export type Report = (problem: Problem) => void;
