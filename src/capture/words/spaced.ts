/** Parts the words of names as code writes them, `addToCart` and `size_guide-link`, so that a dictionary finds them. */
export const spaced = (text: string): string => text.replace(/([a-z])(?=[A-Z])|[-_]+/g, '$1 ');
