import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import {
  addDelivery,
  type DeliveryRow,
  findDelivery,
  listDeliveries,
  updateDelivery,
} from '../../db/queries/webhook-endpoints.ts';
import { readCursor, writeCursor } from '../calls/cursor.ts';
import {
  type listDeliveriesQuery,
  type listDeliveriesResponse,
  type WebhookDelivery,
  webhookDelivery,
} from '../contract/webhook-endpoints.ts';
import { ServiceError } from '../errors.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { requireEndpoint } from './endpoints.ts';

/**
 * One page of what was sent to an endpoint, newest first.
 *
 * @throws ServiceError `not_found` without such an endpoint, `invalid_request` for a cursor that is none
 */
export async function readDeliveries(
  database: Database,
  queue: JobQueue,
  endpointId: string,
  { limit, cursor, state }: z.infer<typeof listDeliveriesQuery>,
): Promise<z.infer<typeof listDeliveriesResponse>> {
  await requireEndpoint(database, endpointId);
  const place = cursor === undefined ? undefined : readCursor(cursor);
  const after = place && { at: place.startedAt, id: place.id };
  // One more than asked for tells whether there is a next page.
  const rows = await listDeliveries(database, endpointId, { state, after }, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last ? writeCursor({ startedAt: last.createdAt, id: last.id }) : null;
  const deliveries = page.map(async (row) => {
    const isWaiting = row.state === 'pending';
    return toDelivery(row, isWaiting ? await queue.nextDeliveryAttempt(row.id) : null);
  });
  return { deliveries: await Promise.all(deliveries), nextCursor };
}

/** Sends a test, which says only that it is one. @throws ServiceError `not_found` */
export async function sendTest(
  database: Database,
  queue: JobQueue,
  endpointId: string,
  now: Date,
): Promise<WebhookDelivery> {
  await requireEndpoint(database, endpointId);
  return database.transaction(async (transaction) => {
    const test = { endpointId, event: 'test', createdAt: now };
    const delivery = await addDelivery(transaction, test);
    await queue.deliverWebhook(transaction, delivery);
    return toDelivery(delivery, now);
  });
}

/** Sends again, whatever became of it before, with the same `webhook-id`. @throws ServiceError `not_found` */
export async function redeliver(
  database: Database,
  queue: JobQueue,
  endpointId: string,
  deliveryId: string,
  now: Date,
): Promise<WebhookDelivery> {
  const found = await findDelivery(database, deliveryId);
  if (found?.endpoint.id !== endpointId) {
    throw new ServiceError('not_found', 'There is no such delivery to this endpoint.');
  }
  return database.transaction(async (transaction) => {
    const pending = await updateDelivery(transaction, deliveryId, { state: 'pending' });
    await queue.deliverWebhook(transaction, found.delivery);
    return toDelivery(pending ?? found.delivery, now);
  });
}

const toDelivery = (
  { createdAt, attemptedAt, ...row }: DeliveryRow,
  nextAttemptAt: Date | null,
): WebhookDelivery =>
  webhookDelivery.parse({
    ...row,
    createdAt: createdAt.toISOString(),
    attemptedAt: attemptedAt?.toISOString() ?? null,
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
  });
