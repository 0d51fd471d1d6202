import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { findCall } from '../../db/queries/calls.ts';
import * as events from '../../db/queries/events.ts';
import type { listEventsQuery, listEventsResponse } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';

/**
 * One page of what happened on a call, in order.
 *
 * @throws ServiceError `not_found`
 */
export async function listEvents(
  database: Database,
  callId: string,
  { afterLeg, afterSeq, limit, type }: z.infer<typeof listEventsQuery>,
): Promise<z.infer<typeof listEventsResponse>> {
  if ((await findCall(database, callId)) === undefined) {
    throw new ServiceError('not_found', 'There is no such call.');
  }
  const after = { leg: afterLeg, seq: afterSeq };
  const rows = await events.listEvents(database, callId, after, limit, type);
  return {
    events: rows.map(toListedEvent),
  };
}

/** An event as it is read. */
export const toListedEvent = ({ leg, seq, type, at, data }: events.EventRow) => ({
  leg,
  seq,
  type,
  at: at.toISOString(),
  data: data as Record<string, unknown>,
});
