import { describe, expect, it } from 'vitest';
import type { Completeness } from './completeness.ts';
import { TurnPolicy } from './policy.ts';
import { waitFor } from './timing.ts';

const TIMING = { finishedMs: 250, unsureMs: 1_000, unfinishedMs: 1_800 };

/** Words are judged by their end: "." finished, "..." unfinished, else unsure. */
const judge = (said: string): Completeness =>
  said.endsWith('...') ? 'unfinished' : said.endsWith('.') ? 'finished' : 'unsure';

/**
 * Runs a turn: at each time, in ms, something is heard; `ends` is when it was taken to be over, and
 * `prepared` what replies were prepared to.
 */
function turn(heard: [atMs: number, what: Heard][], untilMs = 5_000, mayPrepare = () => true) {
  const policy = new TurnPolicy(judge, TIMING, mayPrepare);
  const prepared: [number, string][] = [];
  const ends: [number, string][] = [];
  for (let now = 0; now <= untilMs; now += 1) {
    for (const [atMs, what] of heard) if (atMs === now) hear(policy, what, now);
    const decision = policy.decide(now);
    if (decision.do === 'speculate') prepared.push([now, decision.text]);
    if (decision.do === 'end') {
      ends.push([now, decision.text]);
      policy.reset();
    }
  }
  return { prepared, ends };
}

type Heard = 'voice' | { interim: string } | { final: string } | { ending: number };

function hear(policy: TurnPolicy, what: Heard, now: number): void {
  if (what === 'voice') policy.heardVoice(now);
  else if ('interim' in what) policy.heardWords(what.interim, false, now);
  else if ('final' in what) policy.heardWords(what.final, true, now);
  else policy.heardEnding(what.ending);
}

describe('the end of a turn', () => {
  it.each([
    ['sounds finished', 'We open.', 250],
    ['is not clear', 'the blue one', 625],
    ['wants more', 'I live at...', 1_400],
  ])('comes after a pause that fits what %s, when the melody has fallen', (_, final, waitMs) => {
    const { ends } = turn([
      [0, 'voice'],
      [10, { ending: 1 }],
      [200, { final }],
    ]);
    expect(ends).toEqual([[waitMs, final]]);
  });

  it.each([
    ['sounds finished', 'We open.', 375],
    ['is not clear', 'the blue one', 1_000],
    ['wants more', 'I live at...', 1_800],
  ])('takes longer after what %s, when the melody has not fallen', (_, final, waitMs) => {
    const { ends } = turn([
      [0, 'voice'],
      [10, { ending: 0 }],
      [200, { final }],
    ]);
    expect(ends).toEqual([[waitMs, final]]);
  });

  it('waits for the final words, though the pause was long enough', () => {
    const { ends } = turn([
      [0, 'voice'],
      [10, { ending: 1 }],
      [20, { interim: 'We open.' }],
      [400, { final: 'We open.' }],
    ]);
    expect(ends).toEqual([[400, 'We open.']]);
  });

  it('does not wait for ever for final words that do not come', () => {
    const { ends } = turn([
      [0, 'voice'],
      [10, { ending: 1 }],
      [20, { interim: 'We open.' }],
    ]);
    expect(ends).toEqual([[470, 'We open.']]);
  });

  it('waits longer for words that are known to be missing', () => {
    const { ends } = turn([
      [0, { interim: 'We open.' }],
      [100, 'voice'],
      [110, { ending: 1 }],
      [1_200, { final: 'We open at nine.' }],
    ]);
    expect(ends).toEqual([[1_201, 'We open at nine.']]);
  });

  it('does not say again what final words repeat of the turn before', () => {
    const { ends } = turn([
      [0, 'voice'],
      [10, { ending: 1 }],
      [20, { interim: 'We open.' }],
      [900, { final: 'We open, at nine.' }],
      [2_000, { final: 'We close.' }],
    ]);
    expect(ends.map(([, text]) => text)).toEqual(['We open.', 'at nine.', 'We close.']);
  });

  it('moves on when the caller goes on', () => {
    const { ends } = turn([
      [0, 'voice'],
      [250, { final: 'I live at...' }],
      [1_000, 'voice'],
      [1_200, { final: '12 Main Street.' }],
    ]);
    expect(ends).toEqual([[1_313, 'I live at... 12 Main Street.']]);
  });

  it('never comes without words', () => {
    expect(turn([[0, 'voice']]).ends).toEqual([]);
  });

  it('comes for words of which no voice was noticed', () => {
    expect(turn([[100, { final: 'We open.' }]]).ends).toEqual([[413, 'We open.']]);
  });
});

describe('a reply is prepared', () => {
  it('at once to words that sound finished', () => {
    const { prepared } = turn([
      [0, 'voice'],
      [20, { interim: 'We open.' }],
      [250, { final: 'We open.' }],
    ]);
    expect(prepared).toEqual([[20, 'We open.']]);
  });

  it('to others after a first silence', () => {
    const { prepared } = turn([
      [0, 'voice'],
      [20, { interim: 'the blue one' }],
    ]);
    expect(prepared).toEqual([[48, 'the blue one']]);
  });

  it('not when too many have been thrown away', () => {
    const { prepared, ends } = turn(
      [
        [0, 'voice'],
        [20, { final: 'We open.' }],
      ],
      5_000,
      () => false,
    );
    expect([prepared, ends.length]).toEqual([[], 1]);
  });

  it('not to words that want more', () => {
    const { prepared, ends } = turn([
      [0, 'voice'],
      [20, { final: 'I live at...' }],
    ]);
    expect([prepared, ends.length]).toEqual([[], 1]);
  });

  it('anew when the words have changed, but not for a comma', () => {
    const { prepared, ends } = turn([
      [0, 'voice'],
      [20, { interim: 'No.' }],
      [40, { interim: 'No thanks.' }],
      [60, { final: 'No, thanks.' }],
    ]);
    expect(prepared.map(([, text]) => text)).toEqual(['No.', 'No thanks.']);
    // In the words that it was prepared to, so that it can be used.
    expect(ends.map(([, text]) => text)).toEqual(['No thanks.']);
  });

  it.each([
    ['4 times at most while the caller speaks', 1, 4],
    ['8 times at most in all', 60, 8],
  ])('%s', (_, fromMs, times) => {
    const words = Array.from({ length: 20 }, (_, n): [number, Heard] => [
      fromMs + n,
      { interim: `${n}.` },
    ]);
    const { prepared } = turn([[0, 'voice'], ...words], fromMs + 20);
    expect(prepared.length).toBe(times);
  });
});

describe('the pauses of a caller', () => {
  const WORDS = 'I live at...';
  /** Pauses in mid-turn, each so long, with no word until the last one. */
  const pausing = (...pausesMs: number[]) => {
    const heard: [number, Heard][] = [[0, 'voice']];
    let now = 0;
    for (const pauseMs of pausesMs) {
      now += pauseMs;
      heard.push([now, 'voice']);
    }
    const { ends } = turn([...heard, [now + 10, { ending: 0 }], [now + 20, { final: WORDS }]]);
    return (ends[0]?.[0] ?? 0) - now;
  };

  it('have the agent wait longer, or less long', () => {
    expect(pausing()).toBe(1_800);
    expect(pausing(950, 950, 950)).toBe(2_138);
    expect(pausing(300, 300, 300)).toBe(1_260);
  });

  it('are learnt from a turn that was cut', () => {
    const cut = (n: number): [number, Heard][] => [
      [n * 1_100, 'voice'],
      [n * 1_100 + 10, { ending: 1 }],
      [n * 1_100 + 20, { final: 'We open.' }],
    ];
    const { ends } = turn(
      [
        ...[0, 1, 2, 3].flatMap(cut),
        [4_400, 'voice'],
        [4_410, { ending: 0 }],
        [4_420, { final: WORDS }],
      ],
      8_000,
    );
    expect((ends.at(-1)?.[0] ?? 0) - 4_400).toBe(2_340);
  });
});

it('waits within its limits whatever the model says', () => {
  for (const completeness of ['finished', 'unsure', 'unfinished'] as const) {
    for (const probability of [null, 0, 0.3, 1]) {
      const waitMs = waitFor(completeness, probability, TIMING);
      expect(waitMs).toBeGreaterThanOrEqual(TIMING.finishedMs);
      expect(waitMs).toBeLessThanOrEqual(TIMING.unfinishedMs);
    }
  }
});
