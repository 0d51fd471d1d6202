import { initializeLogger } from '@livekit/agents';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Task } from '../../backend/contract/tasks.ts';
import { CallTasks } from './call-tasks.ts';
import { UpdateStream } from './testing.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const DEADLINE_MS = 60_000;
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

function createTasks() {
  const updates = new UpdateStream();
  const backend = {
    startTask: vi.fn(async () => 'task-id'),
    amendTask: vi.fn(async () => undefined),
    cancelTask: vi.fn(async () => undefined),
    answerTask: vi.fn(async () => 'yes' as const),
    listTasks: vi.fn(async (): Promise<Task[]> => []),
    followTask: vi.fn(async () => updates.read()),
  };
  const listener = {
    onBegun: vi.fn(),
    onProgress: vi.fn(),
    onResult: vi.fn(),
    onFailed: vi.fn(),
    onQuestion: vi.fn(),
    onAnswered: vi.fn(),
  };
  const record = vi.fn();
  const tasks = new CallTasks({
    callId: 'call',
    backend,
    deadlineMs: DEADLINE_MS,
    record,
    listener,
    conversation: () => [
      { speaker: 'agent', text: 'Welcome.' },
      { speaker: 'caller', text: 'When do you open?' },
    ],
  });
  const start = (request = 'Find the hours.') => {
    const task = tasks.start(request);
    if (!task) throw new Error('not started');
    return task;
  };
  const states = () => record.mock.calls.map(([{ state, taskId }]) => `${state} ${taskId}`);
  return { updates, backend, listener, record, tasks, start, states };
}

it('hands over, follows, and tells the result, with each step on the record', async () => {
  const { updates, backend, listener, tasks, start, states } = createTasks();
  const task = start();
  await pass();
  expect(backend.startTask).toHaveBeenCalledExactlyOnceWith('call', {
    key: expect.any(String),
    request: 'Find the hours.',
    conversation: [
      { speaker: 'agent', text: 'Welcome.' },
      { speaker: 'caller', text: 'When do you open?' },
    ],
  });
  expect(tasks.isWorking).toBe(true);
  updates.push({ type: 'started' });
  updates.push({ type: 'progress', text: "I'm looking." });
  updates.push({ type: 'done', text: 'At nine.' });
  await pass();
  expect(listener.onProgress).toHaveBeenCalledExactlyOnceWith(task, "I'm looking.");
  expect(listener.onResult).toHaveBeenCalledExactlyOnceWith(task, 'At nine.');
  expect(tasks.isWorking).toBe(false);
  expect(states()).toEqual(['requested', 'started', 'progress', 'done'].map((s) => `${s} task-id`));
});

it('takes the same request for the task that is running, and no more than five at once', () => {
  const { tasks, start } = createTasks();
  expect(start('One.')).toBe(start(' One. '));
  for (const request of ['Two.', 'Three.', 'Four.', 'Five.']) start(request);
  expect(tasks.start('Six.')).toBeUndefined();
});

it('does not wait while the caller is asked', async () => {
  const { updates, listener, tasks, start } = createTasks();
  const task = start();
  await pass();
  updates.push({ type: 'confirm', confirmationId: 'a', summary: 'I cancel.' });
  await pass();
  expect(listener.onQuestion).toHaveBeenCalledExactlyOnceWith(task, 'a', 'I cancel.');
  expect(tasks.isWorking).toBe(false);
  updates.push({ type: 'answered', confirmationId: 'a', consent: 'unclear' });
  await pass();
  expect(tasks.isWorking).toBe(false);
  updates.push({ type: 'answered', confirmationId: 'a', consent: 'yes' });
  await pass();
  expect(listener.onAnswered).toHaveBeenCalledExactlyOnceWith(task);
  expect(tasks.isWorking).toBe(true);
});

it('cancels at once, even before the backend has taken the task', async () => {
  const { updates, backend, listener, tasks, start } = createTasks();
  const taken = Promise.withResolvers<string>();
  backend.startTask.mockReturnValueOnce(taken.promise);
  const task = start();
  tasks.cancel(task);
  expect(task.state).toBe('cancelled');
  taken.resolve('task-id');
  await pass();
  expect(backend.cancelTask).toHaveBeenCalledExactlyOnceWith('call', 'task-id');
  updates.push({ type: 'done', text: 'At nine.' });
  await pass(1_000);
  expect(listener.onResult).not.toHaveBeenCalled();
});

it('says that it failed when the backend cannot take it', async () => {
  const { backend, listener, start, states } = createTasks();
  backend.startTask.mockRejectedValueOnce(new Error('away'));
  const task = start();
  await pass();
  expect(listener.onFailed).toHaveBeenCalledExactlyOnceWith(task, 'backend');
  expect(states().map((state) => state.split(' ')[0])).toEqual(['requested', 'failed']);
});

it('says once that the backend is away, and still tells a result that comes late', async () => {
  const { updates, backend, listener, tasks, start } = createTasks();
  backend.followTask.mockRejectedValue(new Error('away'));
  const task = start();
  await pass(10_000);
  expect(listener.onFailed).toHaveBeenCalledExactlyOnceWith(task, 'backend');
  expect(tasks.isWorking).toBe(false);
  backend.followTask.mockResolvedValue(updates.read());
  updates.push({ type: 'done', text: 'At nine.' });
  await pass(1_000);
  expect(listener.onResult).toHaveBeenCalledExactlyOnceWith(task, 'At nine.');
  expect(task.isLost).toBe(true);
});

it('does not wait for ever for a backend that neither ends a task nor fails it', async () => {
  const { updates, listener, start } = createTasks();
  const task = start();
  updates.push({ type: 'started' });
  await pass(DEADLINE_MS + 4_000);
  expect(listener.onFailed).not.toHaveBeenCalled();
  await pass(2_000);
  expect(listener.onFailed).toHaveBeenCalledExactlyOnceWith(task, 'timeout');
});

it('passes a change on', async () => {
  const { backend, tasks, start } = createTasks();
  tasks.change(start(), 'On Sunday.');
  await pass();
  expect(backend.amendTask).toHaveBeenCalledExactlyOnceWith('call', 'task-id', {
    key: expect.any(String),
    text: 'On Sunday.',
  });
});

it('takes up what a worker that has died had not finished, or not told', async () => {
  const { updates, backend, listener, tasks } = createTasks();
  const earlier = (state: Task['state'], result: string | null = null) =>
    ({ id: state, request: `${state} ${result}`, state, result }) as Task;
  backend.listTasks.mockResolvedValueOnce([
    earlier('done', 'Welcome.'),
    earlier('done', 'At nine.'),
    earlier('cancelled'),
    earlier('running'),
  ]);
  await tasks.resume();
  expect(tasks.all.map(({ request }) => request)).toEqual(['done At nine.', 'running null']);
  updates.push({ type: 'done', text: 'At nine.' });
  await pass();
  expect(listener.onResult).toHaveBeenCalledWith(tasks.all[0], 'At nine.');
});

it('tells nothing after it was stopped', async () => {
  const { updates, listener, tasks, start } = createTasks();
  start();
  await pass();
  tasks.stop();
  updates.push({ type: 'done', text: 'At nine.' });
  await pass(DEADLINE_MS * 2);
  expect(listener.onFailed).not.toHaveBeenCalled();
});
