import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import type { Database } from '../../db/client.ts';
import { findCallInRoom } from '../../db/queries/calls.ts';
import { endCall } from '../calls/end.ts';
import type { LiveKitConfig } from '../config.ts';
import { ServiceError } from '../errors.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Logger } from '../log.ts';

/** What LiveKit sent: the body as it came, since its signature is over the bytes. */
export interface SignedBody {
  body: string;
  authorization: string | undefined;
}

/**
 * Takes note of what LiveKit tells about its rooms. Only the end of a room does something: it
 * closes a call whose worker is gone. A caller who leaves is the worker's to deal with, which
 * knows the reason. An event that comes twice changes nothing the second time.
 *
 * @throws ServiceError `unauthorized` when the event is not signed with our LiveKit secret
 */
export async function receiveWebhook(
  database: Database,
  queue: JobQueue,
  livekit: LiveKitConfig,
  signed: SignedBody,
  log: Logger,
): Promise<void> {
  const event = await verify(livekit, signed);
  const roomSid = event.room?.sid ?? '';
  log.info({ event: event.event, roomSid }, 'LiveKit event');
  if (event.event !== 'room_finished') return;
  const detail = 'The room ended before the worker closed the call.';
  const endedAt = new Date(Number(event.createdAt) * 1_000);
  const open = await findCallInRoom(database, roomSid);
  const call =
    open &&
    (await database.transaction((tx) =>
      endCall(tx, queue, open.id, { reason: 'lost', detail, endedAt }),
    ));
  if (call) log.warn({ callId: call.id }, 'Call lost: its room ended before it was closed');
}

async function verify(livekit: LiveKitConfig, signed: SignedBody): Promise<WebhookEvent> {
  try {
    const receiver = new WebhookReceiver(livekit.apiKey, livekit.apiSecret);
    return await receiver.receive(signed.body, signed.authorization);
  } catch {
    throw new ServiceError('unauthorized', 'This is not signed with the API secret of LiveKit.');
  }
}
