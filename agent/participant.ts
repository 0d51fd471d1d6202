import { ParticipantKind, type RemoteParticipant, type Room } from '@livekit/rtc-node';
import type { OpenCallRequest } from '../backend/contract/calls.ts';
import { dispatchMetadata } from '../backend/contract/dispatch.ts';

/** The agent named in the dispatch metadata, or null. */
export function dispatchedAgent(metadata: string): string | null {
  try {
    return dispatchMetadata.parse(JSON.parse(metadata)).agent;
  } catch {
    return null;
  }
}

/**
 * What the backend is told of a caller. Everything in it was sent by the other side (SIP headers,
 * display name), so it is cut to the contract's lengths and not interpreted here.
 */
export function describeCaller(
  room: Pick<Room, 'name'>,
  roomSid: string,
  jobId: string,
  metadata: string,
  caller: Pick<RemoteParticipant, 'identity' | 'name' | 'kind' | 'attributes'>,
): OpenCallRequest {
  const attribute = (name: string, length: number) =>
    caller.attributes[name]?.slice(0, length) || null;
  return {
    roomName: room.name ?? '',
    roomSid,
    jobId,
    agent: dispatchedAgent(metadata),
    participantIdentity: caller.identity,
    participantName: caller.name?.slice(0, 200) || null,
    sip:
      caller.kind === ParticipantKind.SIP
        ? {
            callId: attribute('sip.callIDFull', 300) ?? '',
            callerNumber: attribute('sip.phoneNumber', 64),
            calledNumber: attribute('sip.trunkPhoneNumber', 64),
          }
        : null,
  };
}
