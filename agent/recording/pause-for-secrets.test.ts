import { expect, it } from 'vitest';
import { pauseForSecrets } from './pause-for-secrets.ts';

/** After each turn, whether the recording is paused. */
function pausedAfter(turns: [speaker: 'caller' | 'agent', text: string][]): boolean[] {
  let isPaused = false;
  const hear = pauseForSecrets({
    pause: () => {
      isPaused = true;
    },
    resume: () => {
      isPaused = false;
    },
  });
  return turns.map(([speaker, text]) => {
    hear({ speaker, text });
    return isPaused;
  });
}

it('pauses from the question for a card number until the caller says something else', () => {
  expect(
    pausedAfter([
      ['agent', 'How can I help you?'],
      ['caller', 'I would like to pay.'],
      ['agent', 'Please tell me your card number.'],
      ['caller', 'Four one one one, one one one one.'],
      ['caller', 'One one one one, one one one one.'],
      ['agent', 'Thank you. Anything else?'],
      ['caller', 'No, that is all.'],
    ]),
  ).toEqual([false, false, true, true, true, true, false]);
});

it('records the question for an order number, and its answer', () => {
  expect(
    pausedAfter([
      ['agent', 'What is your order number?'],
      ['caller', 'Four eight two one three.'],
    ]),
  ).toEqual([false, false]);
});
