import type { Database } from '../../db/client.ts';
import { addLedgerEntry, findLedgerEntry } from '../../db/queries/ledger.ts';
import type { Account, TopUp } from '../contract/accounts.ts';
import { ServiceError } from '../errors.ts';
import { readAccount } from './read.ts';

/**
 * Adds credit to an account, once for each key.
 *
 * @throws ServiceError `not_found`, or `conflict` when the key was used for another amount
 */
export function topUp(
  database: Database,
  slug: string,
  { micros, key, note }: TopUp,
): Promise<{ account: Account; added: boolean }> {
  return database.transaction(async (transaction) => {
    await readAccount(transaction, slug);
    const entry = { account: slug, amountMicros: micros, key: `top_up/${slug}/${key}`, note };
    const added = await addLedgerEntry(transaction, { ...entry, kind: 'top_up' });
    const held = added ?? (await findLedgerEntry(transaction, entry.key));
    if (held?.amountMicros !== micros) {
      throw new ServiceError('conflict', 'There is a top-up of another amount with this key.');
    }
    return { account: await readAccount(transaction, slug), added: added !== undefined };
  });
}
