import type { AccountRow } from '../../db/queries/accounts.ts';
import type { Account } from '../contract/accounts.ts';
import { CURRENCY } from '../cost/cost.ts';

/** An account as it is read. */
export function toAccount(row: AccountRow): Account {
  return { ...row, currency: CURRENCY, createdAt: row.createdAt.toISOString() };
}
