import type { Database } from '../../db/client.ts';
import type { LiveKitConfig } from '../config.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Logger } from '../log.ts';
import { takeNotice } from '../notices/take.ts';
import { createdAt, type SignedBody, verifyWebhook } from './verify.ts';

export interface WebhookServices {
  database: Database;
  queue: JobQueue;
  livekit: LiveKitConfig;
  log: Logger;
  now: () => Date;
  /** Called for each event that is refused. */
  onForgedWebhook?: () => void;
}

/**
 * Takes note of what LiveKit tells about its rooms. Only the end of a room does something: it is
 * an end-of-call notice, and ends a call whose worker is gone. A caller who leaves is the worker's
 * to deal with, which knows the reason; where there is no worker any more, the sweep sees within
 * seconds that the caller has left. An event that comes twice, or late, changes nothing.
 *
 * @throws ServiceError `unauthorized` when it is not an event of our LiveKit
 */
export async function receiveWebhook(
  { database, queue, livekit, log, now, onForgedWebhook }: WebhookServices,
  signed: SignedBody,
): Promise<void> {
  const event = await verifyWebhook(livekit, signed, now()).catch((refusal: unknown) => {
    log.warn('Webhook refused');
    onForgedWebhook?.();
    throw refusal;
  });
  const { event: name, id: noticeId, room } = event;
  log.info({ event: name, roomSid: room?.sid }, 'LiveKit event');
  if (name !== 'room_finished' || room === undefined) return;
  const at = createdAt(event).toISOString();
  const told = { source: 'livekit', noticeId, at, endedAt: at, roomSid: room.sid } as const;
  const metadata = room.metadata === '' ? {} : { metadata: room.metadata };
  const taken = { ...told, roomName: room.name, ...metadata };
  const { notice } = await takeNotice(database, queue, taken, now());
  log.info({ roomSid: room.sid, state: notice.state, callId: notice.callId }, 'Room ended');
}
