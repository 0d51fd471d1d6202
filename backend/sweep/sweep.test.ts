import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../db/client.ts';
import { type CallRow, findCall, markClosed, updateCall } from '../../db/queries/calls.ts';
import { addLeg } from '../../db/queries/legs.ts';
import { MemoryRooms } from '../testing/memory-rooms.ts';
import { memoryQueue, testLog, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { createSweep } from './sweep.ts';

const { database } = await useDatabase();
const startedAt = new Date('2026-01-01T10:00:00.000Z');
const agent = { identity: 'agent-AJ_1', isAgent: true };
const caller = { identity: 'sip_caller', isAgent: false };
let now = startedAt;
let call: CallRow;
let rooms: MemoryRooms;
let queue: ReturnType<typeof memoryQueue>;
let away: Database | undefined;
let sweep: (now: Date) => Promise<void>;

/** Sweeps every two seconds, as the backend does. */
async function pass(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 2) {
    now = new Date(now.getTime() + 2_000);
    await sweep(now).catch(() => undefined);
  }
}
const hear = () => updateCall(database, call.id, { heardAt: now });
const ended = async () => {
  const { endedAt, outcomeReason } = (await findCall(database, call.id)) ?? {};
  return endedAt ? [outcomeReason, (endedAt.getTime() - startedAt.getTime()) / 1_000] : null;
};

beforeEach(async () => {
  now = startedAt;
  rooms = new MemoryRooms(() => now);
  queue = memoryQueue();
  call = await storeCall(database, { participantIdentity: caller.identity });
  rooms.open({ name: call.roomName, sid: call.roomSid }, [caller, agent]);
  const services = { queue, rooms, log: testLog };
  sweep = createSweep({
    ...services,
    get database() {
      return away ?? database;
    },
  });
});
afterEach(async () => {
  away = undefined;
  // Out of sight of the tests that follow.
  const { endedAt } = (await findCall(database, call.id)) ?? {};
  if (endedAt === null) {
    await updateCall(database, call.id, {
      endedAt: now,
      outcomeResult: 'completed',
      outcomeReason: 'caller_hung_up',
    });
  }
  await markClosed(database, call.id, now);
});

it('leaves a call alone that is heard of', async () => {
  for (let second = 0; second < 40; second += 2) {
    await pass(2);
    await hear();
  }
  expect(await ended()).toBeNull();
  expect(rooms.asked).toEqual([]);
});

it('ends a call whose worker and room are gone, when it was last heard of', async () => {
  await pass(4);
  await hear();
  rooms.close(call.roomName);
  await pass(8);
  expect(await ended()).toBeNull();
  await pass(2);
  expect(await ended()).toEqual(['lost', 4]);
  expect(queue.closings).toEqual([call.id]);
});

it('ends a call whose room was on a server that died, and asks once for the room to be removed', async () => {
  rooms.keepsListing = true;
  await pass(12);
  expect(await ended()).toEqual(['lost', 0]);
  expect(rooms.asked).toEqual([`remove ${call.roomName}`]);
  await markClosed(database, call.id, now);
  await pass(12);
  expect(rooms.asked).toHaveLength(2);
});

it('has another worker take over, and lets the talk go on with it', async () => {
  rooms.leave(call.roomName, agent.identity);
  await pass(12);
  expect(rooms.asked).toEqual([
    `dispatch switchboard {"agent":"reception","language":"en"} into ${call.roomName}`,
  ]);
  await addLeg(database, { callId: call.id, leg: 1, jobId: 'AJ_2', startedAt: now });
  for (let second = 0; second < 20; second += 2) {
    await hear();
    await pass(2);
  }
  expect(await ended()).toBeNull();
  expect(rooms.asked).toHaveLength(1);
});

it('lets the caller go when no worker takes over', async () => {
  rooms.leave(call.roomName, agent.identity);
  await pass(20);
  expect(await ended()).toBeNull();
  await pass(2);
  expect(await ended()).toEqual(['lost', 22]);
  expect(rooms.asked).toEqual([
    `dispatch switchboard {"agent":"reception","language":"en"} into ${call.roomName}`,
    `remove ${call.roomName}`,
  ]);
});

it('ends a call far past its limit, and its room', async () => {
  now = new Date(startedAt.getTime() + 1_840_000);
  for (let second = 0; second < 20; second += 2) {
    await pass(2);
    await hear();
  }
  expect(await ended()).toEqual(['time_limit', 1_860]);
  expect(rooms.asked).toEqual([`remove ${call.roomName}`]);
});

it('ends nothing for having been away itself', async () => {
  rooms.close(call.roomName);
  now = new Date(startedAt.getTime() + 600_000);
  await pass(10);
  expect(await ended()).toBeNull();
  await pass(2);
  expect(await ended()).toEqual(['lost', 0]);
});

it('ends nothing for the database having been away', async () => {
  await pass(12);
  await hear();
  rooms.close(call.roomName);
  away = new Proxy(database, {
    get() {
      throw new Error('the database is away');
    },
  });
  await pass(6);
  away = undefined;
  await pass(8);
  expect(await ended()).toBeNull();
  await pass(4);
  expect(await ended()).toEqual(['lost', 12]);
});

it('ends nothing while LiveKit is away', async () => {
  await pass(12);
  await hear();
  rooms.isAway = true;
  await pass(40);
  expect(await ended()).toBeNull();
});

it('has a call closed again that stays unclosed, and its room removed once it is closed', async () => {
  await updateCall(database, call.id, {
    endedAt: now,
    outcomeResult: 'completed',
    outcomeReason: 'caller_hung_up',
  });
  await pass(60);
  expect(queue.closings).toEqual([]);
  await pass(2);
  expect(queue.closings).toEqual([call.id]);
  expect(rooms.asked).toEqual([]);
  await markClosed(database, call.id, now);
  await pass(2);
  expect(queue.closings).toEqual([call.id]);
  expect(rooms.asked).toEqual([`remove ${call.roomName}`]);
});

it('leaves rooms alone that have no call', async () => {
  rooms.open({ name: 'call-not-opened-yet', sid: 'RM_new' }, []);
  for (let second = 0; second < 20; second += 2) {
    await hear();
    await pass(2);
  }
  expect(rooms.asked).toEqual([]);
});
