import { expect, it } from 'vitest';
import { readable, stepOfEvent, stepOfTask } from './steps.ts';

const times = { startedAt: '2026-01-01T10:00:00.000Z', endedAt: '2026-01-01T10:00:01.250Z' };

it('shows the arguments of a tool a line a field, and other texts as they are', () => {
  expect(readable('{"city":"Ulm"}')).toBe('{\n  "city": "Ulm"\n}');
  expect(readable('42 apples')).toBe('42 apples');
  expect(readable('"just a text"')).toBe('"just a text"');
});

it('takes tools of the conversation from the events, and nothing that was erased', () => {
  const event = { leg: 0, seq: 7, at: times.endedAt };
  const data = { name: 'hand_off', input: '{}', output: null, failed: false, ...times };
  expect(stepOfEvent({ ...event, type: 'tool', data })).toMatchObject({
    key: '0.7',
    name: 'hand_off',
    output: null,
    tookMs: 1_250,
  });
  expect(stepOfEvent({ ...event, type: 'tool', data: {} })).toBeNull();
  expect(stepOfEvent({ ...event, type: 'turn', data })).toBeNull();
});

it('counts the tokens of a step where they are known', () => {
  const step = {
    kind: 'model',
    name: 'm',
    input: null,
    output: null,
    failed: false,
    ...times,
  } as const;
  const known = { ...step, inputTokens: 900, outputTokens: 20, costMicros: 5 };
  expect(stepOfTask(known, 0)).toMatchObject({ tokens: 920, costMicros: 5, tookMs: 1_250 });
  const unknown = { ...step, inputTokens: null, outputTokens: null, costMicros: null };
  expect(stepOfTask(unknown, 0).tokens).toBeNull();
});
