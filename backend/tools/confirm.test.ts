import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { addEffect, moveEffect, takeOverEffect } from '../../db/queries/effects.ts';
import { giveUpEffects, listEffects } from '../../db/queries/tasks.ts';
import { useDatabase } from '../testing/services.ts';
import type { Answer, Ask } from './confirm.ts';
import { runTool } from './run-tool.ts';
import { callWithTask, runningTask } from './testing/call-with-task.ts';
import { contextFor } from './testing/context.ts';
import { defineTool, NothingDone, ToolError } from './tool.ts';

const { database } = await useDatabase();
const YES: Answer = { answer: 'yes', said: 'Yes, hunter2, please.' };
const NO: Answer = { answer: 'no', said: 'No.' };
const WITHDRAWN: Answer = { answer: 'withdrawn', said: null };
const scrub = (text: string) => text.replaceAll('hunter2', '[credential]');

/** A call, and a tool that books for it. */
async function booking(act: () => Promise<string> = async () => 'Booked with hunter2.') {
  const { callId, taskId } = await callWithTask(database);
  const booked = vi.fn(act);
  const hours = { at: 'seven' };
  const tool = defineTool({
    name: 'book',
    description: 'Books a table.',
    input: z.strictObject({ guests: z.int(), name: z.string().default('Ada') }),
    changes: () => true,
    summary: ({ guests }) => `Shall I book for ${guests} at ${hours.at}?`,
    progress: () => null,
    run: booked,
  });
  const run = (
    answer: Answer | Ask,
    { task = taskId, input = { guests: 2 } as object, signal = new AbortController().signal } = {},
  ) => {
    const ask = typeof answer === 'function' ? answer : async () => answer;
    const context = contextFor({ callId, taskId: task, signal });
    return runTool(tool, input, context, { database, ask, scrub });
  };
  const newTask = () => runningTask(database, callId);
  const states = async () => (await listEffects(database, callId)).map(({ state }) => state);
  return { callId, taskId, booked, hours, run, newTask, states };
}

it('makes a change after the yes to its summary, and keeps what was asked, said and done', async () => {
  const { callId, booked, run } = await booking();
  const ask = vi.fn(async () => YES);
  const { text, failed } = await run(ask);
  expect(failed).toBe(false);
  expect(text).toContain('Booked with [credential].');
  const [effect] = await listEffects(database, callId);
  expect(ask).toHaveBeenCalledWith({
    confirmationId: effect?.id,
    summary: 'Shall I book for 2 at seven?',
  });
  expect(effect).toMatchObject({
    state: 'done',
    tool: 'book',
    said: 'Yes, [credential], please.',
    output: 'Booked with [credential].',
  });
  expect(booked).toHaveBeenCalledOnce();
});

it('makes the same change once, in whatever order its arguments come', async () => {
  const { booked, run, newTask } = await booking();
  await run(YES, { input: { guests: 2, name: 'Ada' } });
  const again = await run(YES, { input: { name: 'Ada', guests: 2 }, task: await newTask() });
  expect(again.text).toContain('done already');
  expect(again.text).toContain('Booked with [credential].');
  await run(YES, { input: { guests: 3 } });
  expect(booked).toHaveBeenCalledTimes(2);
});

it('makes no change after a no, and asks again only in another task', async () => {
  const { booked, run, newTask } = await booking();
  expect((await run(NO)).text).toContain('said no');
  const ask = vi.fn(async () => YES);
  expect((await run(ask)).text).toContain('said no');
  expect(ask).not.toHaveBeenCalled();
  expect(booked).not.toHaveBeenCalled();
  await run(ask, { task: await newTask() });
  expect(booked).toHaveBeenCalledOnce();
});

it('makes no change when the question is withdrawn, and may ask again', async () => {
  const { booked, run, states } = await booking();
  expect(await run(WITHDRAWN)).toMatchObject({ failed: true });
  expect(await states()).toEqual([]);
  expect(booked).not.toHaveBeenCalled();
  expect(await run(YES)).toMatchObject({ failed: false });
});

it('makes no change when what it would do is not what was asked any more', async () => {
  const { booked, hours, run, states } = await booking();
  const outcome = await run(async () => {
    hours.at = 'four in the morning';
    return YES;
  });
  expect(outcome).toMatchObject({ failed: true });
  expect(outcome.text).toContain('has changed');
  expect(booked).not.toHaveBeenCalled();
  expect(await states()).toEqual([]);
});

it('makes one change when many ask for it at the same time', async () => {
  const { booked, run, newTask } = await booking();
  const tasks = await Promise.all(Array.from({ length: 8 }, newTask));
  await Promise.all(tasks.flatMap((task) => [run(YES, { task }), run(YES, { task })]));
  expect(booked).toHaveBeenCalledOnce();
});

it.each(['started', 'done', 'unknown'] as const)(
  'does not ask anew for a change that is %s meanwhile',
  async (state) => {
    const { callId, taskId, newTask } = await booking();
    const asked = { callId, taskId, key: state, tool: 'book', summary: 'x', askedAt: new Date() };
    const effect = await addEffect(database, asked);
    if (effect === undefined) throw new Error('The change is known already.');
    await moveEffect(database, effect, 'asked', { state });
    const again = { id: effect.id, taskId: await newTask(), askedAt: new Date() };
    expect(await takeOverEffect(database, again)).toBeUndefined();
  },
);

it('does not do again what was begun by a process that died', async () => {
  const hung = Promise.withResolvers<string>();
  const { taskId, booked, run, newTask, states } = await booking(() => hung.promise);
  const first = run(YES);
  await vi.waitFor(() => expect(booked).toHaveBeenCalled());
  for (const give of [async () => {}, () => giveUpEffects(database, taskId, new Date())]) {
    await give();
    const again = await run(YES, { task: await newTask() });
    expect(again).toMatchObject({ failed: true, text: expect.stringContaining('cannot be known') });
  }
  expect(booked).toHaveBeenCalledOnce();
  hung.resolve('Late.');
  await first;
  expect(await states()).toEqual(['unknown']);
});

it.each([
  ['an error of the tool', new ToolError('The line broke.'), ['unknown']],
  ['an error of ours', new TypeError('x'), ['unknown']],
  ['one that changed nothing for sure', new NothingDone('The book is closed.'), []],
])('after %s the change is in the right state', async (_, error, expected) => {
  const { run, states, booked } = await booking(async () => {
    throw error;
  });
  expect(await run(YES)).toMatchObject({ failed: true });
  expect(await states()).toEqual(expected);
  await run(YES);
  expect(booked).toHaveBeenCalledTimes(expected.length === 0 ? 2 : 1);
});

it('takes a change that was cancelled while it ran for unknown', async () => {
  const cancel = new AbortController();
  const { run, states } = await booking(async () => {
    cancel.abort(new Error('cancelled'));
    throw new Error('broken off');
  });
  await expect(run(YES, { signal: cancel.signal })).rejects.toThrow('cancelled');
  await vi.waitFor(async () => expect(await states()).toEqual(['unknown']));
});

it('makes no change when the task is cancelled while the caller is asked', async () => {
  const cancel = new AbortController();
  const { booked, run } = await booking();
  const asked = run(
    async () => {
      cancel.abort(new Error('cancelled'));
      return YES;
    },
    { signal: cancel.signal },
  );
  await expect(asked).rejects.toThrow('cancelled');
  expect(booked).not.toHaveBeenCalled();
});

it('keeps the same change of another call apart', async () => {
  const [one, other] = [await booking(), await booking()];
  await one.run(YES);
  await other.run(YES);
  expect(other.booked).toHaveBeenCalledOnce();
});
