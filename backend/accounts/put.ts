import type { Database } from '../../db/client.ts';
import { saveAccount } from '../../db/queries/accounts.ts';
import type { Account } from '../contract/accounts.ts';
import { toAccount } from './account.ts';

/** Creates an account, without credit, or renames it. */
export async function putAccount(
  database: Database,
  slug: string,
  name: string,
): Promise<{ account: Account; created: boolean }> {
  const { row, created } = await saveAccount(database, { slug, name });
  return { account: toAccount(row), created };
}
