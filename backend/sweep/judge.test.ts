import { expect, it } from 'vitest';
import type { RoomView } from '../livekit/rooms.ts';
import { judge, type Sighting, type Verdict } from './judge.ts';

const startedAt = new Date('2026-01-01T10:00:00.000Z');
const at = (seconds: number) => new Date(startedAt.getTime() + seconds * 1_000);
const caller = { identity: 'caller', isAgent: false };
const agent = { identity: 'agent-AJ_1', isAgent: true };
const friend = { identity: 'friend', isAgent: false };

/** A call of ten minutes at most; times are seconds from its start. */
interface Case {
  now: number;
  heardAt: number;
  /** Who is in the room; null: it is gone; stale: it is listed, but gone. */
  room: RoomView['participants'] | null | 'stale';
  dispatchedAt?: number[];
  legs?: number;
  isLeft?: boolean;
  lastEventAt?: number | null;
  verdict: 'leave' | 'dispatch' | [reason: string, endedAt: number];
}

const cases: [string, Case][] = [
  ['goes on', { now: 300, heardAt: 299, room: [caller, agent], verdict: 'leave' }],
  ['missed some signs of life', { now: 300, heardAt: 291, room: [caller], verdict: 'leave' }],
  [
    'fell silent while its agent is connected: the backend was out of its reach',
    { now: 300, heardAt: 200, room: [caller, agent], verdict: 'leave' },
  ],
  [
    'fell silent with its caller alone in the room',
    { now: 300, heardAt: 290, room: [caller], verdict: 'dispatch' },
  ],
  [
    'lost its process, though its agent still stands in the room',
    { now: 300, heardAt: 299, isLeft: true, room: [caller, agent], verdict: 'dispatch' },
  ],
  [
    'waits for a worker to take over',
    { now: 303, heardAt: 290, room: [caller], dispatchedAt: [0, 300], verdict: 'leave' },
  ],
  [
    'waited long enough for one: it ends when its caller is let go',
    { now: 310, heardAt: 290, room: [caller], dispatchedAt: [0, 300], verdict: ['lost', 310] },
  ],
  [
    'lost a second worker',
    {
      now: 400,
      heardAt: 390,
      room: [caller],
      dispatchedAt: [0, 300],
      legs: 2,
      verdict: 'dispatch',
    },
  ],
  [
    'lost a third worker',
    {
      now: 500,
      heardAt: 490,
      room: [caller],
      dispatchedAt: [0, 300, 400],
      legs: 3,
      verdict: ['lost', 500],
    },
  ],
  [
    'is dispatched once more where LiveKit forgot the dispatches, but not at once',
    { now: 405, heardAt: 390, room: [caller], dispatchedAt: [400], legs: 2, verdict: 'leave' },
  ],
  [
    'fell silent and its caller has left',
    { now: 300, heardAt: 290, room: [friend], verdict: ['lost', 290] },
  ],
  ['fell silent in an empty room', { now: 300, heardAt: 290, room: [], verdict: ['lost', 290] }],
  ['fell silent and lost its room', { now: 300, heardAt: 290, room: null, verdict: ['lost', 290] }],
  [
    'fell silent in a room that only the list still has',
    { now: 300, heardAt: 290, room: 'stale', verdict: ['lost', 290] },
  ],
  [
    'lost its room a moment ago, which its worker will tell',
    { now: 300, heardAt: 299, room: null, lastEventAt: 290, verdict: 'leave' },
  ],
  [
    'lost its room long ago, and its worker did not notice',
    { now: 300, heardAt: 299, room: null, lastEventAt: 240, verdict: ['lost', 240] },
  ],
  [
    'has just been opened, in a room that the list does not have yet',
    { now: 1, heardAt: 0, room: null, lastEventAt: null, verdict: 'leave' },
  ],
  [
    'was opened for a room that was gone, and nothing ever happened',
    { now: 60, heardAt: 59, room: null, lastEventAt: null, verdict: ['lost', 0] },
  ],
  [
    'has just reached its limit: the worker says a last sentence',
    { now: 659, heardAt: 658, room: [caller, agent], verdict: 'leave' },
  ],
  [
    'is far past its limit',
    { now: 660, heardAt: 659, room: [caller, agent], verdict: ['time_limit', 660] },
  ],
  [
    'is far past its limit, and silent with its agent connected',
    { now: 660, heardAt: 500, room: [caller, agent], verdict: ['time_limit', 660] },
  ],
  [
    'fell silent long ago and is gone, as after a power cut: it did not last until now',
    { now: 9_000, heardAt: 290, room: 'stale', verdict: ['lost', 290] },
  ],
];

it.each(cases)('knows what to do about a call that %s', async (_, given) => {
  const { room, dispatchedAt = [0], legs = 1, isLeft = false, lastEventAt } = given;
  const view = {
    participants: Array.isArray(room) ? room : [],
    dispatchedAt: dispatchedAt.map(at),
  };
  const sighting: Sighting = {
    startedAt,
    heardAt: at(given.heardAt),
    maxCallMs: 600_000,
    legs,
    isLeft,
    callerIdentity: 'caller',
    isRoomListed: room !== null,
    look: async () => (room === 'stale' ? null : view),
    lastEventAt: async () => (lastEventAt == null ? null : at(lastEventAt)),
  };
  expect(brief(await judge(sighting, at(given.now)))).toEqual(given.verdict);
});

const brief = (verdict: Verdict): Case['verdict'] =>
  verdict.do === 'end'
    ? [verdict.reason, (verdict.endedAt.getTime() - startedAt.getTime()) / 1_000]
    : verdict.do;
