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
  expect(spokenTurn(message)).toEqual({
    speaker: 'agent',
    text: 'Good morning. How can I help you today?',
    interrupted: false,
    startedAt: new Date(1_000_500).toISOString(),
    endedAt: new Date(1_003_000).toISOString(),
  });
});

it('keeps of an interrupted turn what was played', () => {
  const cut = spokenTurn({ ...message, interrupted: true }, 'Good morning.');
  expect(cut).toMatchObject({ text: 'Good morning.', interrupted: true });
});

it('drops a turn of which nothing was played', () => {
  expect(spokenTurn({ ...message, interrupted: true }, '')).toBeUndefined();
});

it('never replaces what the caller said by what was played', () => {
  const spoken = spokenTurn({ ...message, role: 'user', interrupted: true }, 'something else');
  expect(spoken).toMatchObject({ speaker: 'caller', text: message.textContent.trim() });
});

it('falls back to the time of creation, and never ends before it starts', () => {
  const typed = spokenTurn({ ...message, metrics: {} });
  expect(typed?.startedAt).toBe(new Date(1_000_000).toISOString());
  const odd = spokenTurn({ ...message, metrics: { startedSpeakingAt: 5, stoppedSpeakingAt: 4 } });
  expect(odd?.endedAt).toBe(odd?.startedAt);
});

it.each(['system', 'developer'])('is not a turn when the role is %s', (role) => {
  expect(spokenTurn({ ...message, role })).toBeUndefined();
});
