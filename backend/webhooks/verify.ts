import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import type { LiveKitConfig } from '../config.ts';
import { ServiceError } from '../errors.ts';

/** What LiveKit sent: the body as it came, since its signature is over the bytes. */
export interface SignedBody {
  body: string;
  authorization: string | undefined;
}

/**
 * LiveKit keeps an event for at most 30 s before it signs it, and its signature holds for 5 min,
 * over which it tries again (livekit/protocol, package webhook). What is older was kept by others;
 * the rest of the ten minutes is for clocks out of step.
 */
const MAX_AGE_MS = 600_000;

/** How far LiveKit's clock may be from ours for its signatures to hold. */
const CLOCK_TOLERANCE_S = 60;

/**
 * The event, if it was signed by our LiveKit and lately. That it has come before is not seen here.
 *
 * @throws ServiceError `unauthorized`; the reason is not told to whoever sent it
 */
export async function verifyWebhook(
  { apiKey, apiSecret }: LiveKitConfig,
  { body, authorization }: SignedBody,
  now: Date,
): Promise<WebhookEvent> {
  const receiver = new WebhookReceiver(apiKey, apiSecret);
  const event = await receiver
    .receive(body, authorization, false, CLOCK_TOLERANCE_S)
    .catch(() => null);
  if (event === null || now.getTime() - createdAt(event).getTime() > MAX_AGE_MS) {
    throw new ServiceError(
      'unauthorized',
      'This is not an event that our LiveKit has just signed.',
    );
  }
  return event;
}

/** When the event came about, to the second. */
export function createdAt(event: WebhookEvent): Date {
  return new Date(Number(event.createdAt) * 1_000);
}
