import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { listCalls } from '../../db/queries/call-list.ts';
import { findCall } from '../../db/queries/calls.ts';
import type { CallFilter, neighboursResponse } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';
import { toFilter } from './filter.ts';

/**
 * The calls around one in the list of those that fit, whether it fits itself or not.
 *
 * @throws ServiceError `not_found`
 */
export async function findNeighbours(
  database: Database,
  id: string,
  filter: CallFilter,
): Promise<z.infer<typeof neighboursResponse>> {
  const call = await findCall(database, id);
  if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
  const [fitting, place] = [toFilter(filter), { startedAt: call.startedAt, id }];
  const [newer, older] = await Promise.all([
    listCalls(database, { ...fitting, before: place }, 1),
    listCalls(database, { ...fitting, after: place }, 1),
  ]);
  return { newer: newer[0]?.id ?? null, older: older[0]?.id ?? null };
}
