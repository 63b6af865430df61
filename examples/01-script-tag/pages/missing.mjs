import { base } from '../catalogue.mjs';
import { html } from '../html.mjs';

/** For every path that leads nowhere. */
export function missingPage() {
  return {
    status: 404,
    kind: 'other',
    title: 'Off the path',
    main: html`<section class="reading narrow">
      <h1>You have wandered off the path</h1>
      <p>There is no page here. The way back:</p>
      <p><a class="button" href="${base}/">To the shop</a></p>
    </section>`,
  };
}
