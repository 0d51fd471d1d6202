import { CALL_SILENT_MS } from '../contract/events.ts';
import type { OutcomeReason } from '../contract/outcome.ts';
import type { RoomView } from '../livekit/rooms.ts';

/** The worker ends a call at its limit, and says a sentence first. */
const LIMIT_GRACE_MS = 60_000;

/**
 * A call of which signs of life come, but no event, and whose room is gone, is held by a worker
 * that does not notice its end. Calls go on making events: turns, states, usage.
 */
const EVENTLESS_MS = 60_000;

/** A worker that is free answers a dispatch within a second or two. */
const TAKEOVER_WITHIN_MS = 10_000;

/** How often a call is given to another worker. What kills two kills the third. */
const MAX_TAKEOVERS = 2;

/** What is known of an open call. */
export interface Sighting {
  startedAt: Date;
  /** When its worker was last heard of. */
  heardAt: Date;
  maxCallMs: number;
  /** How many workers have held it. */
  legs: number;
  callerIdentity: string;
  /** Null: it is gone. */
  room: RoomView | null;
  /** Of a call that is heard of and has no room: when something last happened. */
  lastEventAt: Date | null;
}

export type Verdict =
  | { do: 'leave' }
  | { do: 'dispatch' }
  | { do: 'end'; reason: OutcomeReason; endedAt: Date; detail: string };

const leave: Verdict = { do: 'leave' };

/** What is to be done about a call that is open in the books. */
export function judge(call: Sighting, now: Date): Verdict {
  const { heardAt, room } = call;
  const isSilent = since(heardAt, now) >= CALL_SILENT_MS;
  const lost = (endedAt: Date, detail: string): Verdict => ({
    do: 'end',
    reason: 'lost',
    endedAt,
    detail,
  });

  if (room === null) {
    if (isSilent) return lost(heardAt, 'Its worker fell silent and its room is gone.');
    const lastEventAt = call.lastEventAt ?? call.startedAt;
    if (since(lastEventAt, now) < EVENTLESS_MS) return leave;
    return lost(lastEventAt, 'Its room is gone, and nothing has happened since.');
  }
  if (since(call.startedAt, now) >= call.maxCallMs + LIMIT_GRACE_MS) {
    const detail = 'Its worker did not end it at the limit.';
    return { do: 'end', reason: 'time_limit', endedAt: now, detail };
  }
  // Where an agent is connected, the way from it to us is what is broken: the talk goes on.
  if (!isSilent || room.participants.some(({ isAgent }) => isAgent)) return leave;
  if (!room.participants.some(({ identity }) => identity === call.callerIdentity)) {
    return lost(heardAt, 'Its worker fell silent and its caller has left.');
  }
  const isAwaited = room.dispatchedAt.length > call.legs;
  if (isAwaited && since(room.dispatchedAt.at(-1) ?? now, now) < TAKEOVER_WITHIN_MS) return leave;
  if (isAwaited) return lost(now, 'Its worker fell silent and no other one took over.');
  if (call.legs > MAX_TAKEOVERS) return lost(now, 'Its workers fell silent one after the other.');
  return { do: 'dispatch' };
}

const since = (time: Date, now: Date): number => now.getTime() - time.getTime();
