import {
  type DeliveryRow,
  type EndpointRow,
  findDelivery,
  updateDelivery,
  updateEndpoint,
} from '../../db/queries/webhook-endpoints.ts';
import type { Services } from '../services.ts';
import { payloadOf } from './payload.ts';
import type { Post, Posted } from './post.ts';
import { SecretUnreadable, sign } from './secret.ts';

/** An endpoint that has taken nothing for so long is disabled. */
const DISABLED_AFTER_MS = 3 * 86_400_000;
/** The endpoint says that it is there no more (Standard Webhooks). */
const GONE = 410;

/** An attempt as it is counted, by how it leaves the delivery. */
const RESULTS = { delivered: 'delivered', pending: 'failed', failed: 'given_up' } as const;

/** The endpoint did not take a delivery; the queue tries again. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
}

type Needs = Pick<Services, 'database' | 'log' | 'now' | 'metrics'> & {
  credentialsKey: Buffer | null;
  post: Post;
};

/**
 * Delivers an event to an endpoint. A crash in its middle has it delivered again, with the same
 * `webhook-id`.
 *
 * @throws DeliveryFailed when it is worth another try
 */
export async function deliver(
  services: Needs,
  { deliveryId, isLast }: { deliveryId: string; isLast: boolean },
): Promise<void> {
  const { database, log, now, metrics } = services;
  const found = await findDelivery(database, deliveryId);
  // Deleted with its endpoint, its call or its task.
  if (found === undefined) return;
  const { delivery, endpoint } = found;
  // By another attempt, asked for while this one waited.
  if (delivery.state === 'delivered') return;
  const refusal = endpoint.enabled ? null : 'The endpoint is disabled.';
  if (refusal !== null) {
    await updateDelivery(database, delivery.id, { state: 'failed', error: refusal });
    return;
  }
  const at = now();
  const posted = await attempt(services, delivery, endpoint, at);
  const { status: responseStatus, error, durationMs } = posted;
  const state = error === null ? 'delivered' : isLast ? 'failed' : 'pending';
  await updateDelivery(database, delivery.id, {
    state,
    responseStatus,
    error,
    durationMs,
    attemptedAt: at,
  });
  metrics.webhookSent(RESULTS[state], durationMs);
  await noteStanding(services, endpoint, posted, at);
  if (error === null) return;
  log.warn({ deliveryId, endpointId: endpoint.id, status: responseStatus }, 'Webhook not taken');
  if (!isLast) throw new DeliveryFailed(error);
}

async function attempt(
  { database, credentialsKey, post }: Needs,
  delivery: DeliveryRow,
  endpoint: EndpointRow,
  at: Date,
): Promise<Posted> {
  const payload = await payloadOf(database, delivery, endpoint, delivery.createdAt);
  if (payload === null) return refused('What it was about is gone.');
  const body = JSON.stringify(payload);
  const messageId = `msg_${delivery.id}`;
  try {
    return await post(endpoint.url, body, {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': sign(credentialsKey, endpoint, { messageId, at, body }),
    });
  } catch (error) {
    if (error instanceof SecretUnreadable) return refused(error.message);
    throw error;
  }
}

const refused = (error: string): Posted => ({ status: null, error, durationMs: 0 });

/** Keeps in mind since when an endpoint fails, and gives it up in the end. */
async function noteStanding(
  { database, log }: Needs,
  { id, failingSince }: EndpointRow,
  { status, error }: Posted,
  now: Date,
): Promise<void> {
  if (error === null) {
    if (failingSince !== null) await updateEndpoint(database, id, { failingSince: null });
    return;
  }
  const since = failingSince ?? now;
  const isHopeless = now.getTime() - since.getTime() >= DISABLED_AFTER_MS;
  const reason =
    status === GONE
      ? 'It answered 410: it is gone.'
      : isHopeless
        ? `Nothing was taken since ${since.toISOString()}; the last time: ${error} Enable it again once that is mended.`
        : null;
  const disabled = reason !== null && { enabled: false, disabledReason: reason };
  await updateEndpoint(database, id, { failingSince: since, ...disabled });
  if (reason !== null) log.warn({ endpointId: id }, 'Webhook endpoint disabled');
}
