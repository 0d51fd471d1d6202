import { afterEach, expect, it, vi } from 'vitest';
import { turnEvent } from '../testing/fixtures.ts';
import { testLog, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { createLive, type Live } from './live.ts';
import { deliver, Watcher } from './testing.ts';

const { database, listen } = await useDatabase();
const now = () => new Date();
const backends: Live[] = [];

/** A backend of several on one database. */
function start(): Live {
  const live = createLive(database, listen, now, testLog);
  live.start();
  backends.push(live);
  return live;
}
afterEach(() => {
  for (const live of backends.splice(0)) live.close();
});

it('shows at one backend what was delivered to another', async () => {
  const call = await storeCall(database, { startedAt: now() });
  const [here, there] = [start(), start()];
  const watcher = new Watcher();
  await there.joinCall(call.id, watcher.viewer, new Map());
  await vi.waitFor(() => expect(here.isWatched(call.id)).toBe(true), { timeout: 8_000 });

  here.interim(call.id, { speaker: 'caller', text: 'Good' });
  expect(await watcher.last('interim')).toEqual({ speaker: 'caller', text: 'Good' });
  await deliver(database, call.id, [turnEvent(0)]);
  const startedAt = performance.now();
  here.changed(call.id);
  await watcher.last('event');
  // Well before the round in which it would be found without having been told.
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
