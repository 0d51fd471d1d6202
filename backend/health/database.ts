import type { Database } from '../../db/client.ts';
import { ping } from '../../db/ping.ts';
import type { Part } from '../contract/health.ts';

/** @param isPrepared - whether the tables are up to date */
export async function checkDatabase(database: Database, isPrepared: () => boolean): Promise<Part> {
  if (!isPrepared()) return { state: 'starting', detail: 'not up to date yet' };
  try {
    await ping(database);
    return { state: 'ready' };
  } catch {
    return { state: 'down', detail: 'does not answer' };
  }
}
