import { expect, it } from 'vitest';
import type { NewCallEvent } from '../../backend/contract/events.ts';
import { eventRedactor } from './redact.ts';

const CARD = '4111 1111 1111 1111';
const at = '2026-01-01T10:00:00.000Z';
const turn = (speaker: 'caller' | 'agent', text: string): NewCallEvent => ({
  type: 'turn',
  speaker,
  text,
  interrupted: false,
  origin: 'conversation',
  startedAt: at,
  endedAt: at,
  latency: null,
});

it('leaves events as they are when nothing is to be redacted', () => {
  const event = turn('caller', CARD);
  expect(eventRedactor([])(event)).toBe(event);
});

const events: [string, NewCallEvent][] = [
  ['turn of the caller', turn('caller', `It is ${CARD}.`)],
  ['turn of the agent', turn('agent', `So it is ${CARD}.`)],
  [
    'tool',
    {
      type: 'tool',
      toolCallId: 'call_1',
      name: 'pay',
      input: JSON.stringify({ card: CARD }),
      output: `paid with ${CARD}`,
      failed: false,
      startedAt: at,
      endedAt: at,
    },
  ],
  ['task', { type: 'task', taskId: 'task_1', state: 'done', text: `paid with ${CARD}` }],
  ['summary', { type: 'context', summary: `Pays with ${CARD}.`, throughSeq: 1 }],
  ['error', errorEvent(`cannot parse ${CARD}`)],
  ['end', { type: 'ended', reason: 'error', endedAt: at, detail: `failed at ${CARD}` }],
];

function errorEvent(message: string): NewCallEvent {
  return { type: 'error', part: 'llm', kind: 'other', message, recovered: true, fallback: null };
}

it.each(events)('takes what is to be redacted out of a %s', (_title, event) => {
  const redacted = JSON.stringify(eventRedactor(['card'])(event));
  expect(redacted).toContain('[card]');
  expect(redacted).not.toContain('1111');
});

it('keeps the rest of a tool call as it was, JSON included', () => {
  const tool = events.find(([title]) => title === 'tool')?.[1] as NewCallEvent;
  const redacted = eventRedactor(['card'])(tool);
  expect(redacted).toMatchObject({ toolCallId: 'call_1', startedAt: at });
  expect(redacted.type === 'tool' && JSON.parse(redacted.input)).toEqual({ card: '[card]' });
});

it('remembers what the agent has asked for', () => {
  const redact = eventRedactor(['card']);
  redact(turn('agent', 'What is the number of your card?'));
  expect(redact(turn('caller', 'four one one one'))).toMatchObject({ text: '[card]' });
});

it.each([
  [['card'], '*'],
  [['email'], '7'],
] as const)('keeps of a key pressed, redacting %s: %s', (kinds, digit) => {
  expect(eventRedactor([...kinds])({ type: 'dtmf', digit: '7' })).toEqual({ type: 'dtmf', digit });
});
