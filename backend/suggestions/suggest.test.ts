import { expect, it } from 'vitest';
import { NEEDED_REPLIES } from '../contract/suggestions.ts';
import { turnTaking } from '../contract/turn-taking.ts';
import { type CallReply, suggest } from './suggest.ts';
import { settingOf } from './what-if.ts';

const BALANCED = turnTaking.parse({});

const reply = (waitMs: number | null, fields: Partial<CallReply> & { totalMs?: number } = {}) => {
  const { totalMs = (waitMs ?? 0) + 300, ...rest } = fields;
  const latency = {
    totalMs,
    transcriptMs: 200,
    endOfTurnMs: waitMs,
    firstTokenMs: 300,
    firstAudioMs: 100,
  };
  const startedAt = new Date('2026-01-01T10:00:00.000Z');
  return { callId: 'a-call', turn: 4, startedAt, latency, cutOffPauseMs: null, ...rest };
};
const many = (count: number, of: CallReply) => Array.from({ length: count }, () => of);
const fine = (count: number) => many(count, reply(400));

it.each([
  [350, 'finishedMs'],
  [525, 'finishedMs'],
  [600, 'unsureMs'],
  [800, 'unsureMs'],
  [1_300, 'unfinishedMs'],
  [2_000, 'unfinishedMs'],
] as const)('knows which setting a wait of %i ms comes from', (waitMs, setting) => {
  const timing = { finishedMs: 350, unsureMs: 800, unfinishedMs: 1_800 };
  expect(settingOf(waitMs, timing)).toBe(setting);
});

it('suggests nothing where all is well', () => {
  const judged = suggest(BALANCED, fine(500));
  expect(judged).toEqual({
    cutOffs: { count: 0, share: 0 },
    slow: { count: 0, share: 0 },
    suggestions: [],
  });
});

it('suggests the least wait that would have let callers finish', () => {
  const cutOff = reply(800, { cutOffPauseMs: 950, callId: 'cut', turn: 7 });
  const [found, ...more] = suggest(BALANCED, [...fine(190), ...many(10, cutOff)]).suggestions;
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    kind: 'wait_longer',
    changes: [{ setting: 'unsureDelayMs', from: null, to: 1_000 }],
    expected: { cases: 10, mended: 10, averageWaitMs: 10 },
  });
  expect(found?.evidence[0]).toMatchObject({ callId: 'cut', turn: 7, waitMs: 800, pauseMs: 950 });
});

it('keeps suggested numbers in order, so that they can be saved', () => {
  const cutOff = reply(400, { cutOffPauseMs: 1_100 });
  const [found] = suggest(BALANCED, [...fine(100), ...many(10, cutOff)]).suggestions;
  expect(turnTaking.safeParse(found?.turnTaking).success).toBe(true);
  expect(found?.turnTaking).toMatchObject({ minDelayMs: 1_150, unsureDelayMs: 1_150 });
});

it('suggests no wait that would not have helped', () => {
  const cutOff = reply(1_800, { cutOffPauseMs: 6_000 });
  const judged = suggest(BALANCED, [...fine(100), ...many(10, cutOff)]);
  expect(judged.cutOffs.count).toBe(10);
  expect(judged.suggestions).toEqual([]);
});

it('suggests a quicker preset where callers wait for nothing', () => {
  const slow = reply(1_700, { totalMs: 1_900 });
  const [found] = suggest(BALANCED, [...fine(150), ...many(50, slow)]).suggestions;
  expect(found).toMatchObject({
    kind: 'answer_sooner',
    changes: [{ setting: 'preset', from: 'balanced', to: 'quick' }],
    expected: { cases: 50, mended: 50 },
  });
  expect(found?.expected.averageWaitMs).toBeLessThan(0);
});

it('blames the waiting only where it was the greater part', () => {
  const slowModel = reply(400, { totalMs: 2_500 });
  expect(suggest(BALANCED, many(200, slowModel)).slow.count).toBe(0);
});

it('does not have an agent answer sooner that cuts callers off', () => {
  const slow = many(50, reply(1_700, { totalMs: 1_900 }));
  const cutOffs = many(4, reply(800, { cutOffPauseMs: 900 }));
  expect(suggest(BALANCED, [...fine(150), ...slow, ...cutOffs]).suggestions).toEqual([]);
});

it('suggests nothing from a few replies', () => {
  const cutOff = reply(800, { cutOffPauseMs: 950 });
  const judged = suggest(BALANCED, many(NEEDED_REPLIES - 1, cutOff));
  expect(judged.cutOffs.share).toBe(1);
  expect(judged.suggestions).toEqual([]);
});
