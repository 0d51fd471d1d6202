import type { Database } from '../../db/client.ts';
import * as ledger from '../../db/queries/ledger.ts';
import type { Ledger, LedgerPage } from '../contract/accounts.ts';
import { readAccount } from './read.ts';

/**
 * One page of what happened to an account's credit, newest first.
 *
 * @throws ServiceError `not_found`
 */
export async function listLedger(
  database: Database,
  slug: string,
  { limit, cursor }: LedgerPage,
): Promise<Ledger> {
  await readAccount(database, slug);
  // One more than asked for tells whether there is a next page.
  const rows = await ledger.listLedger(database, slug, cursor, limit + 1);
  const page = rows.slice(0, limit);
  const entries = page.map(({ account: _, key: __, at, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
  }));
  const last = page.at(-1);
  return { entries, nextCursor: rows.length > limit && last ? String(last.id) : null };
}
