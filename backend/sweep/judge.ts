import { CALL_SILENT_MS } from '../contract/events.ts';
import type { OutcomeReason } from '../contract/outcome.ts';
import type { RoomView } from '../livekit/rooms.ts';

/** The worker ends a call at its limit, and says a sentence first. */
const LIMIT_GRACE_MS = 60_000;

/**
 * A call of which signs of life come but no event, and whose room is gone, is held by a worker that
 * does not notice its end. Events alone would not do: LiveKit can forget a room that is in use,
 * when its Redis has lost its data.
 */
const EVENTLESS_MS = 60_000;

/** A free worker takes a dispatch within a second or two. */
const TAKEN_OVER_WITHIN_MS = 10_000;

/** How often a call is given to another worker: what killed three would kill the fourth. */
const MAX_TAKEOVERS = 2;

/** What is known of a call that is open in the books. */
export interface Sighting {
  startedAt: Date;
  /** When its worker was last heard of. */
  heardAt: Date;
  maxCallMs: number;
  /** How many workers have held it. */
  legs: number;
  /** The process of the worker that holds it is known to have died. */
  isLeft: boolean;
  callerIdentity: string;
  isRoomListed: boolean;
  /** Null when the room is gone, whatever the list says. */
  look: () => Promise<RoomView | null>;
  /** When something last happened; null when nothing ever has. */
  lastEventAt: () => Promise<Date | null>;
}

export type Verdict =
  | { do: 'leave' }
  | { do: 'dispatch' }
  | { do: 'end'; reason: OutcomeReason; endedAt: Date; detail: string };

const LEAVE: Verdict = { do: 'leave' };

/** What is to be done about an open call. */
export function judge(call: Sighting, now: Date): Promise<Verdict> {
  const isSilent = call.isLeft || since(call.heardAt, now) >= CALL_SILENT_MS;
  return isSilent ? judgeSilent(call, now) : judgeHeard(call, now);
}

/** Its worker lives, and knows best, unless it is stuck. */
async function judgeHeard(call: Sighting, now: Date): Promise<Verdict> {
  if (call.isRoomListed) return isPastLimit(call, now) ? overLimit(now) : LEAVE;
  const lastEventAt = (await call.lastEventAt()) ?? call.startedAt;
  if (since(lastEventAt, now) < EVENTLESS_MS) return LEAVE;
  return lost(lastEventAt, 'Its room is gone, and nothing has happened since.');
}

async function judgeSilent(call: Sighting, now: Date): Promise<Verdict> {
  const room = call.isRoomListed ? await call.look() : null;
  if (room === null) return lost(call.heardAt, 'Its worker fell silent and its room is gone.');
  if (isPastLimit(call, now)) return overLimit(now);
  // With an agent in the room it is the way from there to us that is broken: the talk goes on.
  // One that has died stays in the room for some time.
  if (!call.isLeft && room.participants.some(({ isAgent }) => isAgent)) return LEAVE;
  if (!room.participants.some(({ identity }) => identity === call.callerIdentity)) {
    return lost(call.heardAt, 'Its worker fell silent and its caller has left.');
  }
  const { dispatchedAt } = room;
  const last = dispatchedAt.at(-1) ?? call.startedAt;
  if (since(last, now) < TAKEN_OVER_WITHIN_MS) return LEAVE;
  // Each dispatch brings one worker, and each worker one leg.
  if (dispatchedAt.length > call.legs) {
    return lost(now, 'Its worker fell silent and no other one took over.');
  }
  if (call.legs > MAX_TAKEOVERS) return lost(now, 'Its workers fell silent one after the other.');
  return { do: 'dispatch' };
}

const since = (time: Date, now: Date): number => now.getTime() - time.getTime();

const isPastLimit = ({ startedAt, maxCallMs }: Sighting, now: Date): boolean =>
  since(startedAt, now) >= maxCallMs + LIMIT_GRACE_MS;

const overLimit = (now: Date): Verdict => ({
  do: 'end',
  reason: 'time_limit',
  endedAt: now,
  detail: 'Its worker did not end it at the limit.',
});

const lost = (endedAt: Date, detail: string): Verdict => ({
  do: 'end',
  reason: 'lost',
  endedAt,
  detail,
});
