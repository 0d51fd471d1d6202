import type { Database } from '../../db/client.ts';
import { saveCaller } from '../../db/queries/callers.ts';
import type { Caller } from '../contract/callers.ts';
import { toCaller } from './caller.ts';
import { cleanName } from './name.ts';

/** Names a caller, who need not have called yet. */
export async function putCaller(
  database: Database,
  number: string,
  name: string | null,
): Promise<Caller> {
  return toCaller(await saveCaller(database, number, cleanName(name)));
}
