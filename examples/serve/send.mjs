import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const squeeze = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => promisify(gzip)(body),
};
/** Compressed bodies by entity tag: a file is squeezed once, however often it is asked for. */
const squeezed = new Map();

/** Sends `{status, type, body, location}`: compressed where the browser takes it, 304 where it has it already. */
export async function send(request, response, { status = 200, type, body = '', location }) {
  if (location) return response.writeHead(status, { location }).end();
  const hash = createHash('sha1').update(body).digest('base64url').slice(0, 16);
  const encoding = chooseEncoding(request.headers['accept-encoding'] ?? '', type, body.length);
  const etag = `"${hash}${encoding ? `-${encoding}` : ''}"`;
  const headers = { 'content-type': type, 'cache-control': 'no-cache', vary: 'accept-encoding', etag };
  // as a CDN would: a shop may take Vitrine's files from another origin
  headers['access-control-allow-origin'] = '*';
  if (status === 200 && request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
  const bytes = encoding ? await compress(etag, encoding, body) : Buffer.from(body);
  if (encoding) headers['content-encoding'] = encoding;
  headers['content-length'] = bytes.length;
  return response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : bytes);
}

function chooseEncoding(accepted, type, length) {
  if (length < 1024 || !/text|json|svg|wasm|octet/.test(type)) return undefined;
  return ['br', 'gzip'].find((name) => new RegExp(`\\b${name}\\b(?!;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted));
}

async function compress(etag, encoding, body) {
  const ready = squeezed.get(etag) ?? (await squeeze[encoding](body));
  squeezed.set(etag, ready);
  return ready;
}
