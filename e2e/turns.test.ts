import { describe, expect, it } from 'vitest';
import { cuedCall } from './cued-call.ts';
import { NUMBERS } from './fixtures.ts';
import type { Line } from './live-phone.ts';
import { words } from './phone.ts';

/** The turns of a call in which the caller says one line, with pauses of its own, and hears its answer to the end. */
async function turnsOf(line: Line, answerEnd: RegExp) {
  const { stored } = await cuedCall(NUMBERS.reception, [line], { until: answerEnd });
  const { turns } = stored;
  const [, ...others] = turns.filter(({ speaker }) => speaker === 'agent');
  return { said: turns.filter(({ speaker }) => speaker === 'caller'), answers: others };
}

const instantOf = (at = '') => Date.parse(at);

/** Its answer takes a quarter of a minute. */
const QUESTION = 'What can you do for me?';
const ANSWER_END = /run a long report/;
const HOURS = /open from nine/;

describe.concurrent('a caller and an agent in turn', () => {
  it('stops for a caller who interrupts, and keeps of its words those that were heard', async () => {
    const { said, answers } = await turnsOf(
      [QUESTION, 6_000, 'What are your opening hours?'],
      HOURS,
    );
    expect(said).toHaveLength(2);
    expect(answers[0]?.interrupted).toBe(true);
    expect(answers[0]?.text).not.toMatch(ANSWER_END);
    expect(answers[0]?.text).not.toBe('');
    expect(answers[1]?.text).toMatch(HOURS);
  });

  it('goes on when the caller only nods', async () => {
    const { said, answers } = await turnsOf([QUESTION, 6_000, 'Yeah.'], ANSWER_END);
    expect(said).toHaveLength(1);
    expect(answers[0]?.interrupted).toBe(false);
    expect(answers[0]?.text).toMatch(ANSWER_END);
  });

  it('says what must be heard to its end, and then answers what was said over it', async () => {
    const { said, answers } = await turnsOf(
      ['What are your terms and conditions?', 5_000, 'When do you open?'],
      HOURS,
    );
    expect(said).toHaveLength(2);
    expect(instantOf(said[1]?.startedAt)).toBeLessThan(instantOf(answers[0]?.endedAt));
    expect(words(answers[0]?.text ?? '')).toContain('nothing that you pay here will be paid back');
    expect(answers[0]?.text).not.toContain('must-hear');
    expect(answers[1]?.text).toMatch(HOURS);
  });

  it('waits for a caller who pauses in the middle of a sentence', async () => {
    const { said, answers } = await turnsOf(
      ['Hello, I am calling because', 900, 'I want to know your opening hours.'],
      HOURS,
    );
    expect(said).toHaveLength(1);
    expect(words(said[0]?.text ?? '')).toContain('hours');
    expect(answers).toHaveLength(1);
  });
});
