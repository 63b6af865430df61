/** What stands in a block besides JSON: comments of HTML and scripts, CDATA marks; then a semicolon or a comma at the end. */
const HUSK = /<!--|-->|\/\*[^]{0,999}?\*\/|^[ \t]*\/\/.*|<!\[CDATA\[|]]>/gm;

/**
 * Reads JSON as shops publish it: with comments, CDATA marks, line breaks inside texts, commas before a closing bracket.
 * Undefined where that does not make JSON of it. Linear in the length of the text.
 */
export function parseLoose(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // mended below
  }
  try {
    const bare = text.replace(HUSK, '').replace(/\p{Cc}+/gu, ' ');
    return JSON.parse(bare.replace(/,\s*(?=[}\]])/g, '').replace(/[;,]\s*$/, ''));
  } catch {
    // the caller counts it
    return undefined;
  }
}
