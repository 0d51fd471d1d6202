import { expect, it } from 'vitest';
import { LINES } from '../lines.ts';
import { spokenTurn } from './turns.ts';

const message = {
  role: 'assistant',
  textContent: ' Good morning. How can I help you today? ',
  interrupted: false,
  createdAt: 1_000_000,
  metrics: {
    startedSpeakingAt: 1_000.5,
    stoppedSpeakingAt: 1_003,
    llmNodeTtft: 0.4,
    ttsNodeTtfb: 0.2,
    e2eLatency: 1.1,
  },
};
const question = {
  ...message,
  role: 'user',
  metrics: { transcriptionDelay: 0.25, endOfTurnDelay: 0.3 },
};
const { startedSpeakingAt, stoppedSpeakingAt } = message.metrics;
const said = { ...message, metrics: { startedSpeakingAt, stoppedSpeakingAt } };

it('makes a turn of what the agent said, with its times', () => {
  expect(spokenTurn(message, false)).toEqual({
    type: 'turn',
    speaker: 'agent',
    text: 'Good morning. How can I help you today?',
    interrupted: false,
    origin: 'conversation',
    startedAt: new Date(1_000_500).toISOString(),
    endedAt: new Date(1_003_000).toISOString(),
    latency: null,
  });
});

it('has, of the first reply to the caller, what the caller waited for', () => {
  expect(spokenTurn(message, false, question)?.latency).toEqual({
    totalMs: 1_100,
    transcriptMs: 250,
    endOfTurnMs: 300,
    firstTokenMs: 400,
    firstAudioMs: 200,
  });
});

it.each([
  ['not known to be heard', { ...message, metrics: { llmNodeTtft: 0.4 } }],
  ['of the caller', question],
])('has no waiting time of a turn %s', (_title, turn) => {
  expect(spokenTurn(turn, false, question)?.latency).toBeNull();
});

it.each([
  ['what the model wrote', message, false, 'conversation'],
  ['what the caller said', question, true, 'conversation'],
  ['the first words', said, true, 'greeting'],
  ['a word of its own later', said, false, 'notice'],
  ['a line in place of the model', { ...message, textContent: LINES.sayAgain }, false, 'notice'],
] as const)('knows where %s came from', (_title, turn, isGreeting, origin) => {
  expect(spokenTurn(turn, isGreeting)?.origin).toBe(origin);
});

it('is not a turn when nothing was played of it', () => {
  expect(spokenTurn({ ...message, interrupted: true, textContent: '' }, false)).toBeUndefined();
});

it('falls back to the time of creation, and never ends before it starts', () => {
  const typed = spokenTurn({ ...message, metrics: {} }, false);
  expect(typed?.startedAt).toBe(new Date(1_000_000).toISOString());
  const times = { startedSpeakingAt: 5, stoppedSpeakingAt: 4 };
  const odd = spokenTurn({ ...message, metrics: times }, false);
  expect(odd?.endedAt).toBe(odd?.startedAt);
});

it.each(['system', 'developer'])('is not a turn when the role is %s', (role) => {
  expect(spokenTurn({ ...message, role }, false)).toBeUndefined();
});
