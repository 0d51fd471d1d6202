import { beforeEach, expect, it } from 'vitest';
import type { CallWithTurns, OpenCallResponse } from '../contract/calls.ts';
import { Metrics } from '../metrics/metrics.ts';
import { agent, event, webCall } from '../testing/fixtures.ts';
import { createTestApp, memoryQueue, testLog, useDatabase } from '../testing/services.ts';
import { ClosingFailed, type ClosingStep, closeCall } from './close-call.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const services = {
  database,
  queue: memoryQueue(),
  log: testLog,
  metrics: new Metrics(async () => new Map()),
};
const now = () => new Date('2026-01-01T12:00:00.000Z');
let callId: string;
let ran: string[];

const step = (name: string): ClosingStep => ({ name, run: async () => void ran.push(name) });
const close = (...steps: ClosingStep[]) => closeCall({ ...services, now }, steps, callId);
const read = async () => (await request<CallWithTurns>('GET', `/v1/calls/${callId}`)).body;

beforeEach(async () => {
  ran = [];
  await request('PUT', '/v1/agents/reception', agent('reception'));
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', webCall())).body.callId;
});

async function end() {
  const events = [
    event(0, { type: 'ended', reason: 'silence', endedAt: now().toISOString(), detail: null }),
  ];
  await request('POST', `/v1/calls/${callId}/legs/0/events`, { events });
}

it('does each step, then notes that the call is closed', async () => {
  await end();
  await close(step('cost'), step('room'));
  expect(ran).toEqual(['cost', 'room']);
  expect((await read()).closedAt).toBe('2026-01-01T12:00:00.000Z');
});

it('does the other steps when one fails, and leaves the call to be closed again', async () => {
  await end();
  const failing = { name: 'cost', run: () => Promise.reject(new Error('no price book')) };
  await expect(close(failing, step('room'))).rejects.toThrow(new ClosingFailed('failed: cost'));
  expect(ran).toEqual(['room']);
  expect((await read()).closedAt).toBeNull();
});

it('may run again, and leaves the time of the first closing', async () => {
  await end();
  await close(step('cost'));
  await closeCall({ ...services, now: () => new Date() }, [step('cost')], callId);
  expect(ran).toEqual(['cost', 'cost']);
  expect((await read()).closedAt).toBe('2026-01-01T12:00:00.000Z');
});

it('leaves a call alone that has not ended', async () => {
  await close(step('cost'));
  expect(ran).toEqual([]);
  expect((await read()).closedAt).toBeNull();
});
