import { expect, it } from 'vitest';
import type { LiveCallEvent } from '../../../../backend/contract/live.ts';
import { addEvent, type Conversation, SILENCE } from './conversation.ts';

const AT = '2026-01-01T10:00:00.000Z';
const event = (seq: number, type: string, data: Record<string, unknown>): LiveCallEvent => ({
  leg: 0,
  seq,
  type,
  at: AT,
  data,
});
const turn = (seq: number, speaker: 'caller' | 'agent', text: string) =>
  event(seq, 'turn', { speaker, text, interrupted: false, origin: 'conversation' });
const task = (seq: number, state: string, text: string | null) =>
  event(seq, 'task', { taskId: 't1', state, text });
const told = (...events: LiveCallEvent[]) => events.reduce(addEvent, SILENCE);

it('tells what was said and done in order, and leaves out what only machines want', () => {
  const { lines } = told(
    turn(0, 'agent', 'Hello.'),
    event(1, 'usage', { part: 'llm' }),
    event(2, 'state', { party: 'agent', state: 'listening' }),
    turn(3, 'caller', 'Hi.'),
    event(4, 'tool', { name: 'read_page', failed: false }),
  );
  expect(lines.map(({ type, seq }) => `${type} ${seq}`)).toEqual(['turn 0', 'turn 3', 'tool 4']);
});

it('takes an event once, though it comes again after a cut', () => {
  expect(told(turn(0, 'agent', 'Hello.'), turn(0, 'agent', 'Hello.')).lines).toHaveLength(1);
});

it('takes events of two legs with one number for two', () => {
  const second = { ...turn(0, 'agent', 'I am back.'), leg: 1 };
  expect(told(turn(0, 'agent', 'Hello.'), second).lines).toHaveLength(2);
});

it('has one line for a task, in the place where it was asked for', () => {
  const { lines } = told(
    task(0, 'requested', 'Cancel order 7'),
    turn(1, 'agent', 'One moment.'),
    task(2, 'started', null),
  );
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ type: 'task', state: 'started', text: 'Cancel order 7' });
});

it.each<['caller' | 'agent', Conversation['interim']]>([
  ['caller', null],
  ['agent', { speaker: 'caller', text: 'I would' }],
])('drops what is being said when a turn of that speaker follows: %s', (speaker, interim) => {
  const speaking: Conversation = { lines: [], interim: { speaker: 'caller', text: 'I would' } };
  expect(addEvent(speaking, turn(0, speaker, 'I would like to')).interim).toEqual(interim);
});
