import { ParticipantKind, type RemoteParticipant, type Room } from '@livekit/rtc-node';
import type { OpenCallRequest } from '../backend/contract/calls.ts';
import { type DispatchMetadata, dispatchMetadata } from '../backend/contract/dispatch.ts';

/** What the dispatch says, or null when it names no agent. */
export function readDispatch(metadata: string): DispatchMetadata | null {
  try {
    return dispatchMetadata.parse(JSON.parse(metadata));
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
  const dispatch = readDispatch(metadata);
  return {
    roomName: room.name ?? '',
    roomSid,
    jobId,
    agent: dispatch?.agent ?? null,
    draft: dispatch?.draft ?? false,
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
