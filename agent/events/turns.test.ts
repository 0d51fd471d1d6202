import { expect, it } from 'vitest';
import { spokenTurn } from './turns.ts';

const message = {
  role: 'assistant',
  textContent: ' Good morning. How can I help you today? ',
  interrupted: false,
  createdAt: 1_000_000,
  metrics: { startedSpeakingAt: 1_000.5, stoppedSpeakingAt: 1_003 },
};

it('makes a turn of what the agent said, with its times', () => {
  expect(spokenTurn(message, false)).toEqual({
    speaker: 'agent',
    text: 'Good morning. How can I help you today?',
    interrupted: false,
    startedAt: new Date(1_000_500).toISOString(),
    endedAt: new Date(1_003_000).toISOString(),
  });
});

it('is not a turn when nothing was played of it', () => {
  expect(spokenTurn({ ...message, interrupted: true, textContent: '' }, false)).toBeUndefined();
});

it('falls back to the time of creation, and never ends before it starts', () => {
  const typed = spokenTurn({ ...message, metrics: {} }, false);
  expect(typed?.startedAt).toBe(new Date(1_000_000).toISOString());
  const odd = spokenTurn(
    { ...message, metrics: { startedSpeakingAt: 5, stoppedSpeakingAt: 4 } },
    false,
  );
  expect(odd?.endedAt).toBe(odd?.startedAt);
});

it.each(['system', 'developer'])('is not a turn when the role is %s', (role) => {
  expect(spokenTurn({ ...message, role }, false)).toBeUndefined();
});
