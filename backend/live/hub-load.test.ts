import { expect, it, vi } from 'vitest';
import type * as queries from '../../db/queries/live.ts';
import { turnEvent } from '../testing/fixtures.ts';
import { testLog, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { LiveHub } from './hub.ts';
import { deliver, Watcher } from './testing.ts';

/** How many of the hub's queries run, and the most that ever did at once. */
const load = vi.hoisted(() => ({ running: 0, most: 0 }));

vi.mock('../../db/queries/live.ts', async (importOriginal) => {
  const original = await importOriginal<typeof queries>();
  return Object.fromEntries(
    Object.entries<(...given: never[]) => Promise<unknown>>(original).map(([name, query]) => [
      name,
      async (...given: never[]) => {
        load.running += 1;
        load.most = Math.max(load.most, load.running);
        return await query(...given).finally(() => {
          load.running -= 1;
        });
      },
    ]),
  );
});

const { database } = await useDatabase();

it('leaves the connections to the calls, however many watch and however much happens', async () => {
  const hub = new LiveHub({ database, now: () => new Date(), log: testLog, reconcileMs: 10 });
  const calls = await Promise.all(
    Array.from({ length: 30 }, () => storeCall(database, { startedAt: new Date() })),
  );
  const listers = Array.from({ length: 20 }, () => new Watcher());
  const watchers = calls.map(({ id }) => ({ id, watcher: new Watcher() }));
  await Promise.all([
    ...listers.map(({ viewer }) => hub.joinList(viewer, true)),
    ...watchers.map(({ id, watcher }) => hub.joinCall(id, watcher.viewer, new Map())),
    ...calls.map(async ({ id }) => {
      await deliver(database, id, [turnEvent(0)]);
      hub.changed(id);
    }),
  ]);
  await Promise.all(watchers.map(({ watcher }) => watcher.last('event')));
  hub.close();
  // Two of those that look into calls, and one that asks which there are.
  expect(load.most).toBeLessThanOrEqual(3);
});
