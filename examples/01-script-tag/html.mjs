const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that `html` takes as it is. */
export const raw = (markup) => ({ markup });

/** A tagged template: every value is escaped, but for markup and lists of markup. `false`, null and undefined leave nothing. */
export function html(strings, ...values) {
  return raw(strings.reduce((done, text, i) => done + render(values[i - 1]) + text));
}

/** A value as JSON that may stand inside a script element. */
export const json = (value) => raw(JSON.stringify(value).replaceAll('<', '\\u003c'));

function render(value) {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  if (typeof value === 'object') return value.markup;
  return String(value).replace(/[&<>"']/g, (char) => entities[char]);
}
