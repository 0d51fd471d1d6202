import { describe, expect, it } from 'vitest';
import type { Stretch } from '../stretches.ts';
import { greetingMs, scoreLine } from './score.ts';
import type { Kind } from './utterance.ts';

const stretch = (startMs: number, endMs: number): Stretch => ({ startMs, endMs });
const line = (kind: Kind, ...segments: Stretch[]) => ({
  utterance: { name: 'an utterance', kind, segments: [], samples: new Int16Array() },
  segments,
});

describe('a question', () => {
  const question = line('question', stretch(5_000, 7_000));

  it('is answered as late as the agent is first heard after its last voiced frame', () => {
    const score = scoreLine(question, [stretch(0, 3_000), stretch(7_640, 9_000)]);
    expect(score).toMatchObject({ latencyMs: 640, missed: false });
  });

  it('is missed when nothing is heard for six seconds', () => {
    const score = scoreLine(question, [stretch(0, 3_000), stretch(13_100, 14_000)]);
    expect(score).toMatchObject({ latencyMs: null, missed: true });
  });

  it('has no response time when the agent began before its end', () => {
    const agent = [stretch(6_500, 6_900), stretch(7_500, 9_000)];
    expect(scoreLine(question, agent)).toMatchObject({ latencyMs: null, missed: false });
  });

  it('may begin while the agent still speaks', () => {
    const agent = [stretch(0, 5_300), stretch(7_500, 9_000)];
    expect(scoreLine(question, agent).latencyMs).toBe(500);
  });
});

describe('a pause in a turn', () => {
  const paused = line('unfinished', stretch(1_000, 2_000), stretch(2_900, 4_000));
  const cutOffs = (...agent: Stretch[]) =>
    scoreLine(paused, agent).pauses.map(({ cutOff }) => cutOff);

  it('is left to the caller by an agent that answers the whole', () => {
    expect(cutOffs(stretch(0, 800), stretch(4_600, 6_000))).toEqual([false]);
  });

  it('is cut off by an agent that begins in it', () => {
    expect(cutOffs(stretch(2_700, 3_000), stretch(4_600, 6_000))).toEqual([true]);
  });

  it('is cut off by an agent that begins when the caller goes on', () => {
    expect(cutOffs(stretch(3_100, 6_000))).toEqual([true]);
  });

  it('is as long as nobody speaks', () => {
    expect(scoreLine(paused, []).pauses).toMatchObject([{ kind: 'unfinished', pauseMs: 900 }]);
  });
});

describe('a backchannel', () => {
  const backchannel = line('backchannel', stretch(3_000, 3_400));
  it.each([
    ['goes on', [stretch(1_000, 9_000)], false],
    ['takes a breath', [stretch(1_000, 3_600), stretch(4_100, 9_000)], false],
    ['falls silent and comes back', [stretch(1_000, 3_600), stretch(5_600, 9_000)], true],
    ['falls silent for good', [stretch(1_000, 3_600)], true],
    ['had its say long after', [stretch(1_000, 5_000)], false],
  ])('over an agent that %s', (_, agent, stopped) => {
    expect(scoreLine(backchannel, agent)).toMatchObject({ stopped, latencyMs: null });
  });
});

describe('an interruption', () => {
  const interruption = line('interruption', stretch(3_000, 5_000));

  it('takes until the last that is heard of what was interrupted', () => {
    const agent = [stretch(1_000, 3_280), stretch(6_000, 8_000)];
    expect(scoreLine(interruption, agent).stopMs).toBe(280);
  });

  it('has stopped nothing when the agent was silent', () => {
    expect(scoreLine(interruption, [stretch(1_000, 2_900)]).stopMs).toBeNull();
  });
});

describe('the greeting', () => {
  it('counts from the answer', () => {
    expect(greetingMs(400, [stretch(950, 2_000)])).toBe(550);
  });

  it('is unknown where there was none', () => {
    expect(greetingMs(400, [])).toBeNull();
  });
});
