import { llm } from '@livekit/agents';
import { expect, it } from 'vitest';
import { replaceOlder, viewWindow } from './window.ts';

const system = llm.ChatMessage.create({ role: 'system', content: 'Be kind.', createdAt: 0 });

/** Turns of both sides, one after the other. */
const turns = (count: number, text = (n: number) => `turn ${n}`): llm.ChatItem[] =>
  Array.from({ length: count }, (_, n) =>
    llm.ChatMessage.create({
      id: `turn-${n}`,
      role: n % 2 === 0 ? 'user' : 'assistant',
      content: text(n),
      createdAt: n,
    }),
  );
const call = llm.FunctionCall.create({ callId: 'a', name: 'look_up', args: '{}' });
const output = llm.FunctionCallOutput.create({
  callId: 'a',
  name: 'look_up',
  output: 'found',
  isError: false,
});
const ids = (items: readonly llm.ChatItem[]) => items.map(({ id }) => id);
const texts = ({ items }: llm.ChatContext) =>
  items.map((item) => (item.type === 'message' ? item.textContent : item.type));

it('leaves a short conversation alone', () => {
  expect(viewWindow([system, ...turns(40)])).toEqual({ older: [], isFull: false });
});

it('has all but the last 16 turns summarised when there are more than 40', () => {
  const { older, isFull } = viewWindow([system, ...turns(41)]);
  expect(ids(older)).toEqual(ids(turns(25)));
  expect(isFull).toBe(false);
});

it('has few but long turns summarised, too', () => {
  const { older } = viewWindow(turns(20, () => 'x'.repeat(4_000)));
  expect(ids(older)).toEqual(ids(turns(4)));
});

it('is full beyond 80 turns', () => {
  expect(viewWindow(turns(80)).isFull).toBe(false);
  expect(viewWindow(turns(81)).isFull).toBe(true);
});

it('does not part a tool call from its output', () => {
  const all = turns(60);
  const items = [...all.slice(0, 40), call, ...all.slice(40, 50), output, ...all.slice(50)];
  expect(ids(viewWindow(items).older)).toEqual(ids(all.slice(0, 40)));
});

it('keeps a tool call that has no output yet', () => {
  const all = turns(41);
  expect(ids(viewWindow([...all.slice(0, 3), call, ...all.slice(3)]).older)).not.toContain(call.id);
});

it('has tool calls summarised with the turns around them', () => {
  const all = turns(41);
  const { older } = viewWindow([...all.slice(0, 3), call, output, ...all.slice(3)]);
  expect(ids(older)).toEqual(ids([...all.slice(0, 3), call, output, ...all.slice(3, 25)]));
});

it('puts the summary in the place of what it stands for', () => {
  const all = turns(6);
  const context = replaceOlder([system, ...all], all.slice(0, 4), 'Anna called.', true);
  expect(texts(context)).toEqual([
    'Be kind.',
    '[Not said now: notes of what was said earlier in this call. "Anna called."]',
    'turn 4',
    'turn 5',
  ]);
  // With the caller's authority, not the operator's.
  expect(context.items[1]).toMatchObject({ role: 'user' });
});

it('replaces one summary by the next, and leaves what was said meanwhile', () => {
  const all = turns(6);
  const first = replaceOlder([system, ...all], all.slice(0, 2), 'One.', true);
  const later = [...first.items, ...turns(8).slice(6)];
  const second = replaceOlder(later, all.slice(2, 4), 'Two.', true);
  expect(texts(second)).toEqual([
    'Be kind.',
    expect.stringContaining('"Two."'),
    'turn 4',
    'turn 5',
    'turn 6',
    'turn 7',
  ]);
});

it('says so when something was left out', () => {
  const all = turns(6);
  expect(texts(replaceOlder(all, all.slice(0, 4), null, false))[0]).toMatch(/left out/);
});

it('does not take the summary for a turn', () => {
  const all = turns(41);
  const { items } = replaceOlder(all, all.slice(0, 1), 'One.', true);
  expect(viewWindow(items).older).toEqual([]);
});

it('stays in the order of times, so that what the SDK inserts comes to its place', () => {
  const all = turns(6);
  const context = replaceOlder([system, ...all], all.slice(0, 4), 'Anna called.', true);
  context.insert(llm.ChatMessage.create({ role: 'user', content: 'late', createdAt: 4.5 }));
  expect(texts(context).slice(-3)).toEqual(['turn 4', 'late', 'turn 5']);
});
