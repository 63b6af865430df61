/**
 * An address, or one of several after commas, with a scheme other than http and https: a colon before the first `/`, `?` or `#`.
 * Stricter than a URL parser, so that no white space within a scheme is a way round.
 */
export const foreignAddress = /(^|,)(?! *https?:)[^/?#,(]*:/;
