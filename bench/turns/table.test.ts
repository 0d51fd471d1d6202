import { describe, expect, it } from 'vitest';
import type { Score } from './score.ts';
import { describeScore, table } from './table.ts';

const score = (more: Partial<Score>): Score => ({
  kind: 'question',
  name: '01-what-time',
  endMs: 0,
  latencyMs: null,
  pauses: [],
  missed: false,
  stopped: null,
  stopMs: null,
  ...more,
});
const pause = (kind: Score['kind'], pauseMs: number, cutOff: boolean) => ({
  kind,
  pauseMs,
  cutOff,
});

describe('the table', () => {
  const scores = [
    score({ latencyMs: 500 }),
    score({ latencyMs: 600, pauses: [pause('groups', 700, false), pause('groups', 1_400, false)] }),
    score({ kind: 'unfinished', pauses: [pause('unfinished', 900, true)] }),
    score({ kind: 'finished-sounding', pauses: [pause('finished-sounding', 800, true)] }),
    score({ missed: true }),
    score({ kind: 'backchannel', stopped: false }),
    score({ kind: 'interruption', stopMs: 280 }),
  ];
  const text = table([{ arm: 'ours', scores, greetingsMs: [400, 450, 900] }]);

  it.each([
    ['response p50, ms', '500'],
    ['response p95, ms', '600'],
    ['p50 above the stub delays (650)', '-150'],
    ['cut off: unfinished, to 1 s', '1 of 2 (50 %)'],
    ['cut off: unfinished, longer', '0 of 1 (0 %)'],
    ['cut off: finished-sounding', '1 of 1 (100 %)'],
    ['missed turns', '1 of 5 (20 %)'],
    ['stopped by a backchannel', '0 of 1 (0 %)'],
    ['interruption stops p95, ms', '280'],
    ['greeting p50, ms', '450'],
  ])('says under %s: %s', (name, value) => {
    const line = text.split('\n').find((one) => one.startsWith(name));
    expect(line?.slice(name.length).trim()).toBe(value);
  });

  it('has a column for an arm that showed nothing', () => {
    const empty = table([{ arm: 'pipecat', scores: [], greetingsMs: [] }]);
    expect(empty).toMatch(/missed turns +-$/m);
  });
});

it.each([
  [{ latencyMs: 512.4 }, '512 ms'],
  [{ missed: true }, 'no reply'],
  [{ pauses: [pause('unfinished', 900, true)] }, 'cut off'],
  [{}, 'spoken over'],
  [{ stopped: true }, 'stopped the agent'],
  [{ kind: 'interruption' as const }, 'nothing to stop'],
])('an utterance with %o is shown as: %s', (more, outcome) => {
  expect(describeScore(score(more)).endsWith(outcome)).toBe(true);
});
