import { afterEach, expect, it, vi } from 'vitest';
import { testLog, useDatabase } from '../testing/services.ts';
import { createJobQueue, type Handlers } from './queue.ts';

vi.setConfig({ testTimeout: 30_000 });

const { database, url } = await useDatabase();
const running: { stop: () => Promise<void> }[] = [];

async function start(closeCall: Handlers['close-call']) {
  const queue = createJobQueue(url, testLog);
  running.push(queue);
  await queue.start({
    'close-call': closeCall,
    retention: async () => undefined,
    'count-calls': async () => undefined,
    'deliver-webhook': async () => undefined,
  });
  return queue;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((queue) => queue.stop()));
});

const closed = () => {
  const ids: string[] = [];
  const handler = async ({ callId }: { callId: string }) => void ids.push(callId);
  return { ids, handler };
};

it('runs what a transaction has enqueued, soon after it commits', async () => {
  const { ids, handler } = closed();
  const queue = await start(handler);
  await database.transaction((transaction) => queue.closeCall(transaction, 'one'));
  await vi.waitFor(() => expect(ids).toEqual(['one']), { timeout: 3_000 });
});

it('forgets what a transaction has enqueued that does not commit', async () => {
  const { ids, handler } = closed();
  const queue = await start(handler);
  const failing = database.transaction(async (transaction) => {
    await queue.closeCall(transaction, 'undone');
    throw new Error('undo');
  });
  await expect(failing).rejects.toThrow('undo');
  await database.transaction((transaction) => queue.closeCall(transaction, 'done'));
  await vi.waitFor(() => expect(ids).toEqual(['done']), { timeout: 3_000 });
});

it('tries again what failed', async () => {
  let tries = 0;
  const queue = await start(async () => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
  });
  await database.transaction((transaction) => queue.closeCall(transaction, 'flaky'));
  await vi.waitFor(() => expect(tries).toBe(2), { timeout: 10_000 });
});

it('runs once more what is asked for again while it runs, and not more often', async () => {
  const release = Promise.withResolvers<void>();
  let runs = 0;
  const queue = await start(async () => {
    runs += 1;
    if (runs === 1) await release.promise;
  });
  const ask = () => database.transaction((transaction) => queue.closeCall(transaction, 'busy'));
  await ask();
  await vi.waitFor(() => expect(runs).toBe(1), { timeout: 3_000 });
  await Promise.all([ask(), ask(), ask()]);
  release.resolve();
  await vi.waitFor(() => expect(runs).toBe(2), { timeout: 5_000 });
  await database.transaction((transaction) => queue.closeCall(transaction, 'other'));
  await vi.waitFor(() => expect(runs).toBe(3), { timeout: 5_000 });
});
