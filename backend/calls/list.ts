import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import * as calls from '../../db/queries/call-list.ts';
import type { listCallsQuery, listCallsResponse } from '../contract/calls.ts';
import { toCall } from './call.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { toFilter } from './filter.ts';

/**
 * One page of calls, newest first.
 *
 * @throws ServiceError `invalid_request` for a cursor that is not one
 */
export async function listCalls(
  database: Database,
  { limit, cursor, ...filter }: z.infer<typeof listCallsQuery>,
): Promise<z.infer<typeof listCallsResponse>> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  // One more than asked for tells whether there is a next page.
  const rows = await calls.listCalls(database, { ...toFilter(filter), after }, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? writeCursor(last) : null;
  return { calls: page.map(toCall), nextCursor };
}
