import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { TokenVerifier } from 'livekit-server-sdk';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type CallRow, findCall } from '../../db/queries/calls.ts';
import type { OperatorCommand, Seat } from '../contract/control.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import { deliver } from '../live/testing.ts';
import { event } from '../testing/fixtures.ts';
import { MemoryRooms } from '../testing/memory-rooms.ts';
import {
  createTestApp,
  liveAlone,
  memoryQueue,
  TEST_LIVEKIT,
  useDatabase,
} from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { takeOver } from './take-over.ts';

const { database } = await useDatabase();
const verifier = new TokenVerifier(TEST_LIVEKIT.apiKey, TEST_LIVEKIT.apiSecret);
const caller = { identity: 'sip_caller', isAgent: false };
const rooms = new MemoryRooms(() => new Date());
const queue = memoryQueue();
const request = createTestApp({ database, rooms, queue });

/** The worker of a call: asks again and again, and confirms what it is told. */
class Worker {
  readonly told: OperatorCommand[] = [];
  isDeaf = false;
  #seq = 0;
  #isOver = false;
  #loop: Promise<void>;

  constructor(callId: string) {
    this.#loop = this.#run(callId);
  }

  stop(): Promise<void> {
    this.#isOver = true;
    return this.#loop;
  }

  async #run(callId: string): Promise<void> {
    while (!this.#isOver) {
      const { commands } = await deliver(database, callId, []);
      for (const command of this.isDeaf ? [] : commands) {
        this.told.push(command);
        const { id: commandId, action, by, detail } = command;
        const confirmed = event(this.#seq, { type: 'operator', commandId, action, by, detail });
        this.#seq += 1;
        await deliver(database, callId, [confirmed]);
      }
      await wait(10);
    }
  }
}

let call: CallRow;
let worker: Worker;

beforeEach(async () => {
  rooms.refusesTransfer = null;
  rooms.asked.length = 0;
  call = await storeCall(database, { startedAt: new Date() });
  rooms.open({ name: call.roomName, sid: call.roomSid }, [caller]);
  worker = new Worker(call.id);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await worker.stop();
});

const ask = <Body = ErrorResponse>(verb: string, body: object = {}) =>
  request<Body>('POST', `/v1/calls/${call.id}/${verb}`, body);
const told = () => worker.told.map(({ action }) => action);

it('lets somebody listen who is hidden and can say nothing', async () => {
  const { status, body } = await ask<Seat>('listen');
  expect(status).toBe(200);
  expect(body).toMatchObject({ serverUrl: 'wss://livekit.example.com', roomName: call.roomName });
  const claims = await verifier.verify(body.token);
  expect(claims.sub).toBe(body.identity);
  expect(claims.video).toEqual({
    roomJoin: true,
    room: call.roomName,
    hidden: true,
    canSubscribe: true,
    canPublish: false,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  expect(claims.roomConfig).toBeUndefined();
  expect((claims.exp ?? 0) - Date.now() / 1_000).toBeLessThanOrEqual(60);
  expect(told()).toEqual(['listen']);
});

it('gives whoever takes over a microphone, and the call back when that is handed over', async () => {
  const { body } = await ask<Seat>('take-over');
  expect((await verifier.verify(body.token)).video).toMatchObject({
    hidden: false,
    canPublish: true,
    canPublishSources: ['microphone'],
    canPublishData: false,
  });
  expect((await findCall(database, call.id))?.operator).toBe('Switchboard');
  rooms.open({ name: call.roomName, sid: call.roomSid }, [
    caller,
    { identity: body.identity, isAgent: false },
    { identity: 'listener-1', isAgent: false },
  ]);

  expect(await ask('say', { text: 'Hello.' })).toMatchObject({
    status: 409,
    body: { error: { message: 'Switchboard speaks on this call. Hand it back first.' } },
  });
  expect((await ask('hand-back')).status).toBe(204);
  expect((await findCall(database, call.id))?.operator).toBeNull();
  expect(rooms.asked).toEqual([`remove ${body.identity} from ${call.roomName}`]);
  expect((await ask('hand-back')).status).toBe(409);
});

it('gives a call to one operator at a time, and its seat to that one again, whatever others are called', async () => {
  const services = {
    ...{ database, queue, rooms, livekit: TEST_LIVEKIT, livekitPublicUrl: '' },
    ...{ live: liveAlone(database), now: () => new Date() },
  };
  const ada = { id: randomUUID(), name: 'Ada' };
  await takeOver(services, call.id, ada);
  const { operator, operatorId } = (await findCall(database, call.id)) ?? {};
  expect({ name: operator, id: operatorId }).toEqual(ada);
  for (const other of [
    { id: randomUUID(), name: 'Ada' },
    { id: null, name: 'Ada' },
  ]) {
    await expect(takeOver(services, call.id, other)).rejects.toThrow(
      'Ada has taken over this call already.',
    );
  }
  await takeOver(services, call.id, ada);
});

it('has the agent say something', async () => {
  expect((await ask('say', { text: ' One moment. ' })).status).toBe(204);
  expect(worker.told).toMatchObject([{ action: 'say', by: 'Switchboard', detail: 'One moment.' }]);
  expect((await ask('say', { text: ' ' })).status).toBe(400);
});

it('transfers a caller', async () => {
  expect((await ask('transfer', { to: '+15550123' })).status).toBe(204);
  expect(told()).toEqual(['transfer']);
  expect(rooms.asked).toEqual([`transfer sip_caller in ${call.roomName} to +15550123`]);
  expect((await ask('transfer', { to: '100' })).status).toBe(400);
});

it('gives a caller back to the agent who could not be transferred', async () => {
  rooms.refusesTransfer = '603 Decline';
  expect(await ask('transfer', { to: '+15550123' })).toMatchObject({
    status: 409,
    body: {
      error: {
        message: 'The call could not be transferred to +15550123: 603 Decline. It goes on here.',
      },
    },
  });
  expect(worker.told).toMatchObject([
    { action: 'transfer', detail: '+15550123' },
    { action: 'transfer_failed', detail: '603 Decline' },
  ]);
});

it('does not transfer a browser', async () => {
  await worker.stop();
  call = await storeCall(database, { transport: 'web', sipCallId: null, startedAt: new Date() });
  worker = new Worker(call.id);
  expect((await ask('transfer', { to: '+15550123' })).status).toBe(409);
  expect(told()).toEqual([]);
});

it('leaves the end of a call to the agent', async () => {
  expect((await ask('end')).status).toBe(204);
  expect(told()).toEqual(['end']);
  expect(rooms.asked).toEqual([]);
});

it('fails when the agent does not confirm, which then is not told any more', async () => {
  worker.isDeaf = true;
  const { status, body } = await ask('say', { text: 'Hello.' });
  expect(status).toBe(503);
  expect(body.error.message).toContain('did not confirm within 5 s');
  worker.isDeaf = false;
  await wait(100);
  expect(told()).toEqual([]);
});

it('ends a call itself whose agent does not answer', async () => {
  worker.isDeaf = true;
  expect((await ask('end')).status).toBe(204);
  expect(await findCall(database, call.id)).toMatchObject({
    outcomeReason: 'operator_ended',
    outcomeResult: 'completed',
    outcomeDetail: 'Ended by Switchboard. The agent did not answer.',
  });
  expect(rooms.asked).toEqual([`remove ${call.roomName}`]);
  expect(queue.closings).toContain(call.id);
  expect((await ask('listen')).status).toBe(409);
});

it('knows no unknown call', async () => {
  const path = `/v1/calls/${crypto.randomUUID()}/listen`;
  expect((await request('POST', path)).status).toBe(404);
});
