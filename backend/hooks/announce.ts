import type { Database } from '../../db/client.ts';
import { addDelivery, lockWantingEndpoints } from '../../db/queries/webhook-endpoints.ts';
import type { WebhookEvent } from '../contract/webhook-endpoints.ts';
import type { JobQueue } from '../jobs/queue.ts';

/** Something that endpoints can be told of. */
export interface Happening {
  event: WebhookEvent;
  callId: string;
  taskId: string | null;
}

/**
 * Has the endpoints that want it told of something.
 *
 * @param transaction - they are told if and only if this commits
 */
export async function announce(
  transaction: Database,
  queue: JobQueue,
  happening: Happening,
  now: Date,
): Promise<void> {
  for (const { id: endpointId } of await lockWantingEndpoints(transaction, happening.event)) {
    const delivery = await addDelivery(transaction, { ...happening, endpointId, createdAt: now });
    await queue.deliverWebhook(transaction, delivery);
  }
}
