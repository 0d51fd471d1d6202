import type { Database } from '../../db/client.ts';
import { saveLink } from '../../db/queries/one-time-links.ts';
import type { OneTimeLink } from '../contract/people.ts';
import { createToken, hashToken } from './token-hash.ts';

const LINK_MS = 72 * 3_600_000;

/**
 * Makes a link under which a person, or with null the first owner, sets a password. It takes the place
 * of the one before. The token is in the part of an address that browsers send to no server.
 */
export async function createOneTimeLink(
  { database, publicUrl, now }: { database: Database; publicUrl: string; now: () => Date },
  personId: string | null,
): Promise<OneTimeLink> {
  const token = createToken();
  const expiresAt = new Date(now().getTime() + LINK_MS);
  await saveLink(database, { tokenHash: hashToken(token), personId, expiresAt });
  const url = new URL('/welcome', publicUrl);
  url.hash = `token=${token}`;
  return { url: url.href, expiresAt: expiresAt.toISOString() };
}
