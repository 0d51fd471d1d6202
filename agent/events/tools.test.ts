import { expect, it } from 'vitest';
import { callEvent } from '../../backend/contract/events.ts';
import { toolEvent } from './tools.ts';

const call = { callId: 'call_1', name: 'end_call', args: '{}', createdAt: 1_000 };
const output = { output: 'done', isError: false, createdAt: 3_000 };

it('tells of a tool call what went in, what came out, and when', () => {
  expect(toolEvent(call, output)).toEqual({
    type: 'tool',
    toolCallId: 'call_1',
    name: 'end_call',
    input: '{}',
    output: 'done',
    failed: false,
    startedAt: new Date(1_000).toISOString(),
    endedAt: new Date(3_000).toISOString(),
  });
});

it('takes one that was cancelled for failed', () => {
  expect(toolEvent(call, undefined)).toMatchObject({ output: null, failed: true });
});

it('stays within the contract whatever the model wrote', () => {
  const long = 'x'.repeat(100_000);
  const wild = toolEvent(
    { callId: '', name: long, args: long, createdAt: 5_000 },
    { output: long, isError: true, createdAt: 1 },
  );
  const event = { ...wild, seq: 0, at: new Date(0).toISOString() };
  expect(callEvent.safeParse(event).error).toBeUndefined();
});
