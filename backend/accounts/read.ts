import type { Database } from '../../db/client.ts';
import { findAccount } from '../../db/queries/accounts.ts';
import type { Account } from '../contract/accounts.ts';
import { ServiceError } from '../errors.ts';
import { toAccount } from './account.ts';

/** @throws ServiceError `not_found` */
export async function readAccount(database: Database, slug: string): Promise<Account> {
  const row = await findAccount(database, slug);
  if (row === undefined) throw new ServiceError('not_found', `There is no account "${slug}".`);
  return toAccount(row);
}
