import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Database } from '../../db/client.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { addLeg } from '../../db/queries/legs.ts';
import type { LiveCallEvent } from '../contract/live.ts';
import { event, turnEvent } from '../testing/fixtures.ts';
import { testLog, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { LiveHub } from './hub.ts';
import { readPlace } from './place.ts';
import { deliver, Watcher } from './testing.ts';

const { database } = await useDatabase();
let hub: LiveHub;
let call: CallRow;
let reads: number;

/** The database, with each query counted. */
const counted = new Proxy(database, {
  get(target, name) {
    if (name === 'select') reads += 1;
    const value = Reflect.get(target, name) as unknown;
    return typeof value === 'function' ? value.bind(target) : value;
  },
}) as Database;

const createHub = (reconcileMs?: number) =>
  new LiveHub({
    database: counted,
    now: () => new Date(),
    log: testLog,
    ...(reconcileMs && { reconcileMs }),
  });
const startCall = () => storeCall(database, { startedAt: new Date() });
const ended = (seq: number) =>
  event(seq, {
    type: 'ended',
    reason: 'caller_hung_up',
    endedAt: new Date().toISOString(),
    detail: null,
  });
/** As the backend does it. */
async function tell(callId: string, ...events: Parameters<typeof deliver>[2]): Promise<void> {
  await deliver(database, callId, events);
  hub.changed(callId);
}
/** What it would send as Last-Event-ID. */
const placeOf = ({ told }: Watcher) => told.findLast(({ id }) => id !== undefined)?.id;
const seqs = (watcher: Watcher) =>
  watcher.all('event').map(({ leg, seq }: LiveCallEvent) => `${leg}.${seq}`);

beforeEach(async () => {
  reads = 0;
  hub = createHub();
  call = await startCall();
});
afterEach(async () => {
  hub.close();
  await deliver(database, call.id, [turnEvent(0), ended(1)]);
});

it('sends all calls in progress, then each that changes, then that it is gone', async () => {
  const watcher = new Watcher();
  await hub.joinList(watcher.viewer, true);
  const { calls } = await watcher.last('snapshot');
  expect(calls).toMatchObject([{ id: call.id, agentName: 'reception', lastLine: null }]);

  await tell(call.id, turnEvent(0));
  await watcher.last('call', ({ lastLine }) => lastLine?.text === 'turn 0');
  const second = await startCall();
  hub.changed(second.id);
  await watcher.last('call', ({ id }) => id === second.id);
  await tell(second.id, ended(0));
  expect(await watcher.last('gone')).toEqual({ id: second.id });
});

it('sends no words to whoever may not hear', async () => {
  const watcher = new Watcher();
  await tell(call.id, turnEvent(0));
  await hub.joinList(watcher.viewer, false);
  await tell(
    call.id,
    turnEvent(1),
    event(2, { type: 'task', taskId: 't', state: 'started', text: 'Secret.' }),
  );
  await watcher.last('call', ({ work }) => work !== null);
  expect(JSON.stringify(watcher.told)).not.toMatch(/turn \d|Secret/);
});

it('sends each event of a call once and in order, over reconnects', async () => {
  const run = async (steps: ('deliver' | 'reconnect')[]) => {
    const watched = await startCall();
    let watcher = new Watcher();
    await hub.joinCall(watched.id, watcher.viewer, new Map());
    let seq = 0;
    const got: string[] = [];
    let place: string | undefined;
    for (const step of steps) {
      if (step === 'deliver') {
        await tell(watched.id, turnEvent(seq), turnEvent(seq + 1));
        seq += 2;
        continue;
      }
      watcher.viewer.cutOff();
      got.push(...seqs(watcher));
      place = placeOf(watcher) ?? place;
      watcher = new Watcher();
      await hub.joinCall(watched.id, watcher.viewer, readPlace(place));
    }
    await tell(watched.id, ended(seq));
    await watcher.last('gone');
    got.push(...seqs(watcher));
    expect(got).toEqual(Array.from({ length: seq + 1 }, (_, n) => `0.${n}`));
  };
  const steps = fc.array(fc.constantFrom('deliver' as const, 'reconnect' as const), {
    maxLength: 12,
  });
  await fc.assert(fc.asyncProperty(steps, run), { numRuns: 25 });
});

it('sends what a dead worker had not delivered, though its successor was heard before', async () => {
  const watcher = new Watcher();
  await hub.joinCall(call.id, watcher.viewer, new Map());
  await tell(call.id, turnEvent(0));
  await addLeg(database, { callId: call.id, leg: 1, jobId: 'AJ_2', startedAt: new Date() });
  await deliver(database, call.id, [turnEvent(0)], { leg: 1 });
  hub.changed(call.id);
  await watcher.last('event', ({ leg }) => leg === 1);
  watcher.viewer.cutOff();
  await deliver(database, call.id, [turnEvent(1)]);

  const again = new Watcher();
  await hub.joinCall(call.id, again.viewer, readPlace(placeOf(watcher)));
  await again.last('event');
  const fresh = new Watcher();
  await hub.joinCall(call.id, fresh.viewer, new Map());
  await fresh.last('event', ({ leg }) => leg === 1);
  expect(seqs(fresh)).toEqual(['0.0', '0.1', '1.0']);
  expect(placeOf(watcher)).toBe('0.0,1.0');
  expect(seqs(again)).toEqual(['0.1']);
});

it('reads nothing while nobody watches, and once for all that happens together', async () => {
  await tell(call.id, turnEvent(0));
  await vi.waitFor(() => expect(reads).toBe(0));
  const others = await Promise.all([startCall(), startCall(), startCall()]);
  const watcher = new Watcher();
  await hub.joinList(watcher.viewer, true);
  reads = 0;
  await Promise.all(others.map(({ id }) => deliver(database, id, [turnEvent(0)])));
  for (const { id } of others) for (let n = 0; n < 10; n += 1) hub.changed(id);
  await vi.waitFor(() => expect(watcher.all('call')).toHaveLength(3));
  // Of the calls, and of their events.
  expect(reads).toBe(2);
  watcher.viewer.end();
  reads = 0;
  for (const { id } of others) await tell(id, ended(1));
  expect(reads).toBe(0);
});

it('finds by itself what it was not told of', async () => {
  hub = createHub(20);
  const watcher = new Watcher();
  await hub.joinList(watcher.viewer, true);
  await deliver(database, call.id, [turnEvent(0)]);
  await watcher.last('call', ({ lastLine }) => lastLine?.text === 'turn 0');
  const second = await startCall();
  await watcher.last('call', ({ id }) => id === second.id);
  await deliver(database, second.id, [ended(0)]);
  expect(await watcher.last('gone')).toEqual({ id: second.id });
});

it('goes on when the database was away', async () => {
  hub = createHub(20);
  const watcher = new Watcher();
  await hub.joinList(watcher.viewer, true);
  const select = vi.spyOn(database, 'select').mockImplementation(() => {
    throw new Error('away');
  });
  hub.changed(call.id);
  await vi.waitFor(() => expect(select.mock.calls.length).toBeGreaterThan(2));
  select.mockRestore();
  await deliver(database, call.id, [turnEvent(0)]);
  await watcher.last('call', ({ lastLine }) => lastLine?.text === 'turn 0');
});

it('tells what is being said to those who watch the call only', async () => {
  const [watcher, lister] = [new Watcher(), new Watcher()];
  await hub.joinList(lister.viewer, true);
  await hub.joinCall(call.id, watcher.viewer, new Map());
  expect(hub.isWatched(call.id)).toBe(true);
  hub.interim(call.id, { speaker: 'caller', text: 'I would' });
  expect(await watcher.last('interim')).toEqual({ speaker: 'caller', text: 'I would' });
  watcher.viewer.end();
  expect(hub.isWatched(call.id)).toBe(false);
  expect(lister.all('interim')).toEqual([]);
});

it('sends all of a call that has ended, and ends', async () => {
  const over = await startCall();
  await deliver(database, over.id, [turnEvent(0), ended(1)]);
  const watcher = new Watcher();
  await hub.joinCall(over.id, watcher.viewer, new Map());
  await vi.waitFor(() => expect(watcher.isOver).toBe(true));
  expect(watcher.told.map((one) => one.event)).toEqual(['event', 'event', 'call', 'gone']);
});

it('does not know an unknown call', async () => {
  const { viewer } = new Watcher();
  await expect(hub.joinCall(crypto.randomUUID(), viewer, new Map())).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(hub.watched).toEqual([]);
});

it('ends all streams at a stop', async () => {
  const [watcher, lister] = [new Watcher(), new Watcher()];
  await hub.joinList(lister.viewer, true);
  await hub.joinCall(call.id, watcher.viewer, new Map());
  hub.close();
  await vi.waitFor(() => expect([watcher.isOver, lister.isOver]).toEqual([true, true]));
});
