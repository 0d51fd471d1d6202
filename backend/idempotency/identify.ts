import { createHash } from 'node:crypto';
import type { HonoRequest } from 'hono';
import type { Principal } from '../access/principal.ts';

/**
 * What a request is known by: `id` is the same for each that the same asker sends to the same
 * address with the same key, `requestHash` only where query and body are the same, too. Hashes, as
 * addresses and bodies can hold a caller's number.
 */
export async function identify(request: HonoRequest, principal: Principal, key: string) {
  const asker = 'id' in principal ? `${principal.kind} ${principal.id}` : principal.kind;
  const { pathname, search } = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  return {
    id: hashOf(asker, request.method, pathname, key),
    requestHash: hashOf(search, body),
  };
}

/** Each part with its length before it, so that no two lists have the same hash. */
function hashOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('base64url');
}
