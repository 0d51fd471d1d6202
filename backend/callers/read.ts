import type { Database } from '../../db/client.ts';
import { findCaller } from '../../db/queries/callers.ts';
import type { Caller } from '../contract/callers.ts';
import { ServiceError } from '../errors.ts';
import { toCaller } from './caller.ts';

/** @throws ServiceError `not_found` */
export async function readCaller(database: Database, number: string): Promise<Caller> {
  const row = await findCaller(database, number);
  if (row === undefined) throw new ServiceError('not_found', 'Nobody has called from this number.');
  return toCaller(row);
}
