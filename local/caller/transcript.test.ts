import { expect, test } from 'vitest';
import type { CallReport } from './report.ts';
import { endingOf, transcriptOf } from './transcript.ts';

const unanswered: CallReport = {
  answeredMs: null,
  greetingMs: null,
  greeting: null,
  turns: [],
  recording: null,
  endedBy: 'rejected',
  transferredTo: null,
  endedMs: 12,
  status: 404,
  speech: { caller: [], agent: [] },
};

test('a conversation reads as who said what when, with the latency', () => {
  const text = transcriptOf({
    ...unanswered,
    answeredMs: 310,
    greetingMs: 480,
    greeting: 'Hello, how can I help?',
    turns: [
      {
        said: 'Who is this?',
        saidAtMs: 2_900,
        heard: 'It is me.',
        heardAtMs: 4_610,
        latencyMs: 712,
      },
      { said: 'Ah.', saidAtMs: 6_000, heard: null, heardAtMs: null, latencyMs: null },
    ],
    endedBy: 'agent',
    endedMs: 9_000,
    status: 200,
  });
  expect(text.split('\n')).toEqual([
    '   0.31 s          the call was answered',
    '   0.48 s  agent   "Hello, how can I help?"',
    '   2.90 s  caller  "Who is this?"',
    '   4.61 s  agent   "It is me."  after 712 ms',
    '   6.00 s  caller  "Ah."',
    '           agent   did not reply',
    '   9.00 s          the agent hung up',
  ]);
});

test('the ending of a call that was not answered tells why', () => {
  expect(endingOf(unanswered)).toBe('the call was rejected (SIP status 404)');
  expect(endingOf({ ...unanswered, endedBy: 'timeout', status: null })).toBe(
    'nobody answered in time',
  );
});

test('a call that was transferred says where to', () => {
  const transferred = { ...unanswered, endedBy: 'agent', transferredTo: 'tel:+15550123' } as const;
  expect(endingOf(transferred)).toBe('the caller was transferred to tel:+15550123');
});
