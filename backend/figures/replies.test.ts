import { expect, it } from 'vitest';
import { repliesIn, type SpokenTurn } from './replies.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 10) + seconds * 1_000);
const latency = {
  totalMs: 800,
  transcriptMs: 200,
  endOfTurnMs: 400,
  firstTokenMs: 300,
  firstAudioMs: 100,
};
const caller = (from: number, to: number): SpokenTurn => ({
  speaker: 'caller',
  interrupted: false,
  startedAt: at(from),
  endedAt: at(to),
  latency: null,
});
const agent = (from: number, to: number, fields = {}): SpokenTurn => ({
  ...caller(from, to),
  speaker: 'agent',
  latency,
  ...fields,
});

it('takes what callers waited for, and where it stands in the call', () => {
  const turns = [
    agent(0, 2, { latency: null }),
    caller(3, 4),
    agent(5, 6),
    caller(7, 8),
    agent(9, 10),
  ];
  expect(repliesIn(turns)).toEqual([
    { turn: 2, startedAt: at(5), latency, cutOffPauseMs: null },
    { turn: 4, startedAt: at(9), latency, cutOffPauseMs: null },
  ]);
});

it.each<[string, SpokenTurn[], number | null]>([
  [
    'the caller goes on soon after it begins',
    [caller(0, 4), agent(5, 5.9, { interrupted: true }), caller(5.6, 8)],
    1_600,
  ],
  [
    'the caller goes on before its first sound',
    [caller(0, 4), agent(5, 5.9, { interrupted: true }), caller(4.8, 8)],
    800,
  ],
  [
    'the caller answers it later',
    [caller(0, 4), agent(5, 9, { interrupted: true }), caller(6.6, 8)],
    null,
  ],
  ['nobody stops it', [caller(0, 4), agent(5, 9), caller(5.6, 8)], null],
  ['the caller says nothing more', [caller(0, 4), agent(5, 5.9, { interrupted: true })], null],
])('knows a reply that cut the caller off: %s', (_title, turns, pauseMs) => {
  expect(repliesIn(turns)[0]?.cutOffPauseMs).toBe(pauseMs);
});
