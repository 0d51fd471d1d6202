import { expect, it } from 'vitest';
import { currentOf, onTimeline, sentencesOf, stepFrom, type Turn } from './timeline.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();
const turn = (seq: number, startMs: number, endMs: number): Turn => ({
  seq,
  speaker: seq % 2 === 0 ? 'agent' : 'caller',
  text: 'Good morning. How are you?',
  interrupted: false,
  origin: 'conversation',
  startedAt: at(startMs),
  endedAt: at(endMs),
  latency: null,
});
const turns = onTimeline(
  [turn(0, 1_000, 3_600), turn(1, 5_000, 7_000), turn(2, 9_000, 9_500)],
  at(500),
);

it('places turns on the time of the recording, none before its beginning', () => {
  expect(turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [500, 3_100],
    [4_500, 6_500],
    [8_500, 9_000],
  ]);
  expect(onTimeline([turn(0, 0, 100)], at(500))[0]).toMatchObject({ startMs: 0, endMs: 0 });
});

it('puts them in the order in which they began, not that in which they ended', () => {
  const told = [turn(0, 5_000, 6_000), turn(1, 1_000, 9_000)];
  expect(onTimeline(told, at(0)).map(({ seq }) => seq)).toEqual([1, 0]);
});

it('gives each sentence its share of the turn', () => {
  expect(sentencesOf('Yes. Tomorrow.', 1_000, 2_400)).toEqual([
    { text: 'Yes. ', startMs: 1_000, endMs: 1_500 },
    { text: 'Tomorrow.', startMs: 1_500, endMs: 2_400 },
  ]);
  expect(sentencesOf('', 0, 10)).toEqual([]);
});

it.each([
  [0, -1],
  [480, 0],
  [4_400, 0],
  [4_500, 1],
  [60_000, 2],
])('knows what is heard at %i ms', (timeMs, index) => {
  expect(currentOf(turns, timeMs)).toBe(index);
});

it.each<[number, 1 | -1, number]>([
  [0, 1, 500],
  [500, 1, 4_500],
  [8_600, 1, 8_500],
  [6_000, -1, 4_500],
  [4_600, -1, 500],
  [0, -1, 500],
])('steps from %i ms by %i to %i ms', (timeMs, by, expected) => {
  expect(stepFrom(turns, timeMs, by)).toBe(expected);
});
