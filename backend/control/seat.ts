import { randomUUID } from 'node:crypto';
import { AccessToken, TrackSource } from 'livekit-server-sdk';
import type { CallRow } from '../../db/queries/calls.ts';
import { OPERATOR_IDENTITY, type Seat } from '../contract/control.ts';
import type { ControlServices } from './send-command.ts';

/** To join; who has joined stays. */
const VALID_FOR = '60s';

/**
 * A seat in the room of a call. Who listens is hidden from all others and cannot publish anything;
 * who speaks is seen, and publishes a microphone and nothing else. Neither brings an agent.
 */
export async function createSeat(
  { livekit, livekitPublicUrl }: Pick<ControlServices, 'livekit' | 'livekitPublicUrl'>,
  { roomName }: Pick<CallRow, 'roomName'>,
  by: string,
  may: 'listen' | 'speak',
): Promise<Seat> {
  const speaks = may === 'speak';
  const identity = `${speaks ? OPERATOR_IDENTITY : 'listener-'}${randomUUID()}`;
  const { apiKey, apiSecret } = livekit;
  const token = new AccessToken(apiKey, apiSecret, { identity, name: by, ttl: VALID_FOR });
  token.addGrant({
    roomJoin: true,
    room: roomName,
    hidden: !speaks,
    canSubscribe: true,
    canPublish: speaks,
    ...(speaks && { canPublishSources: [TrackSource.MICROPHONE] }),
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  return { serverUrl: livekitPublicUrl, token: await token.toJwt(), roomName, identity };
}
