import { takeNotice } from '../notices/take.ts';
import type { Services } from '../services.ts';
import { createdAt, type SignedBody, verifyWebhook } from './verify.ts';

export type WebhookServices = Pick<
  Services,
  'database' | 'queue' | 'livekit' | 'metrics' | 'log' | 'now'
>;

/**
 * Takes note of what LiveKit tells about its rooms. Only the end of a room does something: it is
 * an end-of-call notice, and ends a call whose worker is gone. A caller who leaves is the worker's
 * to deal with, which knows the reason; where there is no worker any more, the sweep sees within
 * seconds that the caller has left. An event that comes twice, or late, changes nothing.
 *
 * @throws ServiceError `unauthorized` when it is not an event of our LiveKit
 */
export async function receiveWebhook(
  { database, queue, livekit, metrics, log, now }: WebhookServices,
  signed: SignedBody,
): Promise<void> {
  const event = await verifyWebhook(livekit, signed, now()).catch((refusal: unknown) => {
    log.warn('Webhook refused');
    metrics.webhookReceived('livekit', 'refused');
    throw refusal;
  });
  const { event: name, id: noticeId, room } = event;
  log.info({ event: name, roomSid: room?.sid }, 'LiveKit event');
  if (name !== 'room_finished' || room === undefined) {
    return metrics.webhookReceived('livekit', 'ignored');
  }
  const at = createdAt(event).toISOString();
  const told = { source: 'livekit', noticeId, at, endedAt: at, roomSid: room.sid } as const;
  const metadata = room.metadata === '' ? {} : { metadata: room.metadata };
  const taken = { ...told, roomName: room.name, ...metadata };
  const { notice, isNew } = await takeNotice(database, queue, taken, now());
  metrics.webhookReceived('livekit', isNew ? 'taken' : 'repeated');
  log.info({ roomSid: room.sid, state: notice.state, callId: notice.callId }, 'Room ended');
}
