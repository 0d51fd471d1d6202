import { initializeLogger } from '@livekit/agents';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TaskUpdate } from '../../backend/contract/tasks.ts';
import { RefusedError } from '../backend-client.ts';
import { followTask } from './follow-task.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const update = (seq: number, fields: object): TaskUpdate =>
  ({ seq, at: '2026-11-23T00:00:00.000Z', ...fields }) as TaskUpdate;
const progress = (seq: number) => update(seq, { type: 'progress', text: `Step ${seq}.` });
const done = (seq: number) => update(seq, { type: 'done', text: 'Done.' });

type Connection = Error | (TaskUpdate | Error)[];

/** Follows a task over connections that give these updates and then break; the last one is repeated. */
function follow(connections: Connection[]) {
  const backend = {
    followTask: vi.fn(async (_call: string, _task: string, _after: number) => {
      const connection = connections.length > 1 ? connections.shift() : connections[0];
      if (!connection || connection instanceof Error) throw connection;
      return (async function* () {
        for (const item of connection) {
          if (item instanceof Error) throw item;
          yield item;
        }
      })();
    }),
  };
  const seqs: number[] = [];
  const onUnreachable = vi.fn();
  const leaving = new AbortController();
  const followed = followTask({
    backend,
    callId: 'call',
    taskId: 'task',
    signal: leaving.signal,
    onUpdate: ({ seq }) => seqs.push(seq),
    onUnreachable,
  });
  return { backend, seqs, onUnreachable, leaving, followed };
}

const away = new Error('away');

it('follows to the end, over several connections, and tells each update once', async () => {
  const { backend, seqs, onUnreachable, followed } = follow([
    away,
    [progress(0), progress(1), away],
    [progress(1), progress(2)],
    [done(3), progress(4)],
  ]);
  await vi.advanceTimersByTimeAsync(2_000);
  await followed;
  expect(seqs).toEqual([0, 1, 2, 3]);
  expect(backend.followTask.mock.calls.map(([, , after]) => after)).toEqual([-1, -1, 1, 2]);
  expect(onUnreachable).not.toHaveBeenCalled();
});

it('tells once that the backend is away, and follows on when it is back', async () => {
  const gone = Array.from({ length: 40 }, () => away);
  const { seqs, onUnreachable, followed } = follow([[progress(0)], ...gone, [done(1)]]);
  await vi.advanceTimersByTimeAsync(2_800);
  expect(onUnreachable).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(20_000);
  await followed;
  expect(seqs).toEqual([0, 1]);
  expect(onUnreachable).toHaveBeenCalledOnce();
});

it('does not take a quick restart of the backend for an outage', async () => {
  const gone = Array.from({ length: 8 }, () => away);
  const { onUnreachable, followed } = follow([[progress(0)], ...gone, [done(1)]]);
  await vi.advanceTimersByTimeAsync(20_000);
  await followed;
  expect(onUnreachable).not.toHaveBeenCalled();
});

it('gives up at once when the backend knows of no such task', async () => {
  const { onUnreachable, followed } = follow([new RefusedError(404, 'no such task')]);
  await followed;
  expect(onUnreachable).toHaveBeenCalledOnce();
});

it('stops when it is told to', async () => {
  const { backend, leaving, onUnreachable, followed } = follow([away]);
  await vi.advanceTimersByTimeAsync(300);
  leaving.abort();
  await followed;
  const { length } = backend.followTask.mock.calls;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(backend.followTask.mock.calls).toHaveLength(length);
  expect(onUnreachable).not.toHaveBeenCalled();
});
