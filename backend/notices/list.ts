import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import * as notices from '../../db/queries/notices.ts';
import type { listNoticesQuery, listNoticesResponse } from '../contract/notices.ts';
import { readStored } from './stored.ts';

/** One page of notices, newest first. */
export async function listNotices(
  database: Database,
  { limit, cursor, state }: z.infer<typeof listNoticesQuery>,
): Promise<z.infer<typeof listNoticesResponse>> {
  // One more than asked for tells whether there is a next page.
  const rows = await notices.listNotices(database, { state, beforeId: cursor }, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? String(last.id) : null;
  return { notices: page.map(readStored), nextCursor };
}
