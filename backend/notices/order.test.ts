import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { findCall } from '../../db/queries/calls.ts';
import { findNotice } from '../../db/queries/notices.ts';
import type { EndNotice } from '../contract/notices.ts';
import { memoryQueue, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { reconsiderNotices } from './reconsider.ts';
import { takeNotice } from './take.ts';

vi.setConfig({ testTimeout: 60_000 });

const { database } = await useDatabase();
const queue = memoryQueue();
const start = Date.UTC(2026, 0, 1, 10);
const now = new Date(start + 3_600_000);
const iso = (seconds: number) => new Date(start + seconds * 1_000).toISOString();
let round = 0;

/** Two calls of one caller, 20 s apart, and one more caller; the last one's room is opened late. */
const setUp = (tag: string) => [
  {
    roomSid: `RM_1${tag}`,
    sipCallId: `1${tag}`,
    callerNumber: `+1555${tag}1`,
    startedAt: new Date(start),
  },
  {
    roomSid: `RM_2${tag}`,
    sipCallId: `2${tag}`,
    callerNumber: `+1555${tag}1`,
    startedAt: new Date(start + 20_000),
  },
  {
    roomSid: `RM_3${tag}`,
    sipCallId: `3${tag}`,
    callerNumber: `+1555${tag}2`,
    startedAt: new Date(start),
  },
];

/** Everything there is to hear of them: sure, doubtful and unknown, lost and with a reason. */
const noticesOf = (tag: string): EndNotice[] => {
  const notices: Omit<EndNotice, 'noticeId' | 'at'>[] = [
    { source: 'livekit', roomSid: `RM_1${tag}`, endedAt: iso(320) },
    { source: 'carrier', sipCallId: `1${tag}`, endedAt: iso(300) },
    { source: 'worker', roomSid: `RM_1${tag}`, endedAt: iso(310) },
    { source: 'livekit', roomSid: `RM_2${tag}`, endedAt: iso(340) },
    { source: 'carrier', sipCallId: `2${tag}`, endedAt: iso(330), reason: 'no-answer' },
    { source: 'carrier', callerNumber: `+1555${tag}1`, startedAt: iso(3), endedAt: iso(200) },
    { source: 'carrier', callerNumber: `+1555${tag}2`, startedAt: iso(2), endedAt: iso(250) },
    { source: 'livekit', roomSid: `RM_3${tag}`, endedAt: iso(260) },
    { source: 'livekit', roomSid: `RM_nobody${tag}`, endedAt: iso(1) },
  ];
  return notices.map((notice, n) => ({ ...notice, noticeId: `${tag}-${n}`, at: iso(400) }));
};

/** Takes notices by their index, and opens the late call when its turn comes; then tells how all stand. */
async function play(steps: number[], lateAfter: number) {
  round += 1;
  const tag = String(100_000 + round);
  const [first, second, late] = setUp(tag);
  const calls = [await storeCall(database, first), await storeCall(database, second)];
  const notices = noticesOf(tag);
  const openLate = async () => {
    const opened = await storeCall(database, late);
    calls.push(opened);
    await reconsiderNotices(database, queue, opened, now);
  };
  for (const [position, index] of steps.entries()) {
    if (position === lateAfter) await openLate();
    const notice = notices[index];
    if (notice) await takeNotice(database, queue, notice, now);
  }
  if (calls.length < 3) await openLate();

  const number = new Map(calls.map(({ id }, index) => [id, index]));
  const ended = await Promise.all(calls.map(({ id }) => findCall(database, id)));
  const rows = await Promise.all(
    notices.map(({ source, noticeId }) => findNotice(database, source, noticeId)),
  );
  return {
    calls: ended.map((call) => ({
      endedAt: call?.endedAt?.toISOString(),
      reason: call?.outcomeReason,
    })),
    notices: rows.map((row) => ({
      state: row?.state,
      call: number.get(row?.callId ?? ''),
      strategy: row?.strategy,
      confidence: row?.confidence,
    })),
  };
}

const all = noticesOf('').map((_, index) => index);

it('comes to the same end in whatever order notices come, and however often', async () => {
  const expected = await play(all, all.length);
  expect(expected.calls).toEqual([
    { endedAt: iso(300), reason: 'lost' },
    { endedAt: iso(330), reason: 'no_answer' },
    { endedAt: iso(250), reason: 'lost' },
  ]);
  expect(expected.notices.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 5 }, () => 'matched'),
    'ambiguous',
    'matched',
    'matched',
    'unknown',
  ]);

  const orders = fc
    .tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.constantFrom(...all), { maxLength: 6 }),
      fc.nat({ max: 15 }),
    )
    .chain(([order, again, lateAfter]) =>
      fc.tuple(
        fc.shuffledSubarray([...order, ...again], { minLength: order.length + again.length }),
        fc.constant(lateAfter),
      ),
    );
  await fc.assert(
    fc.asyncProperty(orders, async ([order, lateAfter]) => {
      expect(await play(order, lateAfter)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});
