import { compactVerify, importJWK, type JWK } from 'jose';

/** Signatures that need no secret to be checked; neither `none` nor a HMAC, whose key would stand in the page. */
const ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519', 'RS256', 'PS256'];

/**
 * Checks the signature of a JWS in compact form by the key whose `kid` it names, and gives what it holds, which may be anything that
 * JSON can say. Rejects where the signature does not hold, the key is unknown or made for another algorithm, or the content is not JSON.
 */
export async function verifyDocument(token: string, keys: readonly JWK[]): Promise<unknown> {
  const { payload } = await compactVerify(
    token,
    ({ kid, alg }) => {
      const [key, second] = keys.filter((one) => one.kid === kid);
      if (kid === undefined || !key || second) throw new Error(`no single key has the kid ${kid}`);
      if (key.alg !== undefined && key.alg !== alg) throw new Error(`the key ${kid} is for ${key.alg}, not ${alg}`);
      return importJWK(key, alg) as Promise<CryptoKey>;
    },
    { algorithms: ALGORITHMS },
  );
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
}
