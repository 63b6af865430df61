import { ANSWERS } from '../peers/answers.js';

/**
 * A script for the head: fetch, XHR and sendBeacon answer at once from within the page, so that a peer's events cost what its own
 * code costs and no network. Counts what would have been sent in `benchSent`.
 */
export const answerInPage = `<script>{
const answers = ${JSON.stringify(ANSWERS)};
const bodyFor = (url) => JSON.stringify(answers.find(([part]) => String(url).includes(part))[1]);
window.benchSent = 0;
const real = window.fetch.bind(window);
window.fetch = (input, options) => {
  const url = String(input?.url ?? input);
  if (/\\/(peers|vitrine)\\//.test(url)) return real(input, options);
  benchSent++;
  return Promise.resolve(new Response(bodyFor(url), { status: 200, headers: { 'content-type': 'application/json' } }));
};
navigator.sendBeacon = () => { benchSent++; return true; };
window.XMLHttpRequest = class extends EventTarget {
  readyState = 0; status = 0; responseText = ''; response = ''; headers = {};
  open(method, url) { this.url = url; this.readyState = 1; }
  setRequestHeader() {}
  getResponseHeader() { return 'application/json'; }
  getAllResponseHeaders() { return 'content-type: application/json\\r\\n'; }
  abort() {}
  send() {
    benchSent++;
    setTimeout(() => {
      this.readyState = 4;
      this.status = 200;
      this.responseText = this.response = bodyFor(this.url);
      this.onreadystatechange?.(); this.onload?.(); this.onloadend?.();
      for (const type of ['readystatechange', 'load', 'loadend']) this.dispatchEvent(new Event(type));
    }, 0);
  }
};
}</script>`;
