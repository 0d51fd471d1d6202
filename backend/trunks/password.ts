import { seal, unseal } from '../credentials/seal.ts';
import { ServiceError } from '../errors.ts';

/** No agent has such a name, so that a trunk's password never opens as a credential of a tool. */
const ownerOf = (trunk: string) => ({ agent: '/trunks', name: trunk });

/**
 * @param key - null when the installation has none
 * @throws ServiceError `unavailable` without a key
 */
export function sealPassword(key: Buffer | null, trunk: string, password: string): string {
  if (key !== null) return seal(key, ownerOf(trunk), password);
  throw new ServiceError(
    'unavailable',
    'There is no key to encrypt the password with. Set CREDENTIALS_KEY to what `openssl rand -base64 32` prints, and start the backend again.',
  );
}

/** Null: it was kept with another key. */
export function openPassword(key: Buffer | null, trunk: string, sealed: string): string | null {
  try {
    return key && unseal(key, ownerOf(trunk), sealed);
  } catch {
    return null;
  }
}
