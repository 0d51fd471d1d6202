import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Latency } from './events.ts';
import { longestStage, stagesOf } from './stages.ts';

const latency = (
  totalMs: number,
  transcriptMs: number | null,
  endOfTurnMs: number | null,
  firstTokenMs: number | null,
  firstAudioMs: number | null,
): Latency => ({ totalMs, transcriptMs, endOfTurnMs, firstTokenMs, firstAudioMs });

const waits = (of: Latency) =>
  Object.fromEntries(stagesOf(of).map(({ name, waitMs }) => [name, waitMs]));

it.each([
  [
    'one after the other',
    latency(1_000, 200, 500, 300, 150),
    { transcript: 200, endOfTurn: 300, model: 300, voice: 150, other: 50 },
  ],
  [
    'a reply that was prepared while it was not sure that the turn was over',
    latency(600, 200, 500, 300, 80),
    { transcript: 200, endOfTurn: 300, model: 20, voice: 80 },
  ],
  [
    'a reply that was ready, voice and all',
    latency(520, 200, 500, 300, 100),
    { transcript: 200, endOfTurn: 300, model: 0, voice: 20 },
  ],
  [
    'a transcript that came after the decision',
    latency(900, 700, 500, 300, 100),
    { transcript: 500, endOfTurn: 0, model: 300, voice: 100 },
  ],
  ['only the whole known', latency(800, null, null, null, null), { other: 800 }],
  [
    'a line that no model wrote',
    latency(700, 200, 500, null, 100),
    { transcript: 200, endOfTurn: 300, voice: 100, other: 100 },
  ],
  [
    'no wait at all',
    latency(0, 100, 300, 200, 100),
    { transcript: 0, endOfTurn: 0, model: 0, voice: 0 },
  ],
])('divides the wait of %s', (_title, given, expected) => {
  expect(waits(given)).toEqual(expected);
});

it('sums to the whole, without a negative part, whatever was measured', () => {
  const ms = fc.nat(10_000);
  const measured = fc.option(ms);
  fc.assert(
    fc.property(ms, measured, measured, measured, measured, (total, ...parts) => {
      const stages = stagesOf(latency(total, ...parts));
      expect(stages.reduce((sum, { waitMs }) => sum + waitMs, 0)).toBe(total);
      for (const { waitMs, tookMs } of stages) {
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(tookMs);
      }
    }),
  );
});

it('tells how long a stage took of which only a part was waited for', () => {
  const model = stagesOf(latency(600, 200, 500, 300, 80)).find(({ name }) => name === 'model');
  expect(model).toEqual({ name: 'model', waitMs: 20, tookMs: 300 });
});

it('names the stage that was waited for longest', () => {
  expect(longestStage(stagesOf(latency(1_000, 200, 500, 300, 150)))?.name).toBe('endOfTurn');
  expect(longestStage(stagesOf(latency(0, null, null, null, null)))).toBeUndefined();
});
