import { z } from 'zod';
import { findCallsInRoomNamed } from '../../../db/queries/call-search.ts';
import { findCall, findCallInRoom } from '../../../db/queries/calls.ts';
import type { EndNotice } from '../../contract/notices.ts';
import { momentOf, WINDOW_MS, weighByTime } from '../closeness.ts';
import type { Strategy } from '../strategy.ts';

/** Browsers may ask for a room by name, so that names come again; ids do not. */
const SAME_ROOM_NAME = 0.95;

const withCallId = z.object({ callId: z.uuid() });

/** By the ids of call and room, else by the room's name. */
export const metadata: Strategy = {
  name: 'metadata',
  async find(database, notice) {
    const ids = new Set([notice.callId, callIdIn(notice.metadata)].filter(isId));
    const named = await Promise.all([
      ...[...ids].map((id) => findCall(database, id)),
      notice.roomSid && findCallInRoom(database, notice.roomSid),
    ]);
    const calls = new Map(named.flatMap((call) => (call ? [[call.id, call]] : [])));
    if (calls.size > 0) return [...calls.values()].map((call) => ({ call, confidence: 1 }));

    if (notice.roomName === undefined) return [];
    const moment = momentOf(notice);
    const found = await findCallsInRoomNamed(database, notice.roomName, moment, WINDOW_MS);
    return found.map((call) => weighByTime(call, SAME_ROOM_NAME));
  },
};

const isId = (text: string | undefined): text is string => z.uuid().safeParse(text).success;

function callIdIn(metadata: EndNotice['metadata']): string | undefined {
  try {
    return withCallId.parse(JSON.parse(metadata ?? '')).callId;
  } catch {
    return undefined;
  }
}
