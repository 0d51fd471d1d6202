import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import type { RecordEvent } from './record.ts';

/** The keys of a phone, and the four of RFC 4733 that phones do not have any more. */
const KEY = /^[0-9A-D*#]$/;

/** Records the keys that the caller presses. */
export function observeDtmf(room: Room, caller: RemoteParticipant, record: RecordEvent): void {
  room.on(RoomEvent.DtmfReceived, (_code, digit, { identity }) => {
    if (identity === caller.identity && KEY.test(digit)) record({ type: 'dtmf', digit });
  });
}
