import fc from 'fast-check';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { CallCost, CallWithTurns, OpenCallResponse } from '../contract/calls.ts';
import type { AppendEventsResponse } from '../contract/events.ts';
import type { OutcomeReason } from '../contract/outcome.ts';
import { agent, event, turnEvent, webCall } from '../testing/fixtures.ts';
import { createTestApp, memoryQueue, useDatabase } from '../testing/services.ts';

const queue = memoryQueue();
const request = createTestApp({ ...(await useDatabase()), queue });
let call: ReturnType<typeof webCall>;
let callId: string;

const deliver = (events: unknown[], leg = 0) =>
  request<AppendEventsResponse>('POST', `/v1/calls/${callId}/legs/${leg}/events`, { events });
const read = async () => (await request<CallWithTurns>('GET', `/v1/calls/${callId}`)).body;
const said = async () => (await read()).turns.map(({ text }) => text);
const ended = (seq: number, reason: OutcomeReason = 'caller_hung_up') =>
  event(seq, { type: 'ended', reason, endedAt: '2026-01-01T10:05:00.000Z', detail: null });

beforeAll(() => request('PUT', '/v1/agents/reception', agent('reception')));
beforeEach(async () => {
  call = webCall();
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', call)).body.callId;
  queue.closings.length = 0;
});

it('applies events in order and says which one it wants next', async () => {
  const { body } = await deliver([turnEvent(0), turnEvent(1)]);
  expect(body).toMatchObject({ nextSeq: 2, stop: null });
  expect(await said()).toEqual(['turn 0', 'turn 1']);
});

it('takes an empty delivery as a sign of life', async () => {
  expect(await deliver([])).toMatchObject({ status: 200, body: { nextSeq: 0 } });
});

it('applies none after a gap, and wants the missing one', async () => {
  expect((await deliver([turnEvent(0), turnEvent(2)])).body.nextSeq).toBe(1);
  expect((await deliver([turnEvent(1), turnEvent(2)])).body.nextSeq).toBe(3);
  expect(await said()).toEqual(['turn 0', 'turn 1', 'turn 2']);
});

it('applies each once and in order, whatever is repeated, reordered or late', async () => {
  const delivery = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(delivery, { maxLength: 6 }), async (deliveries) => {
      call = webCall();
      callId = (await request<OpenCallResponse>('POST', '/v1/calls', call)).body.callId;
      await Promise.all(deliveries.map((seqs) => deliver(seqs.map((seq) => turnEvent(seq)))));
      await deliver(Array.from({ length: 10 }, (_, seq) => turnEvent(seq)));
      expect(await said()).toEqual(Array.from({ length: 10 }, (_, seq) => `turn ${seq}`));
    }),
    { numRuns: 30 },
  );
});

it('takes usage of workers that do not tell yet what was discarded', async () => {
  const usage = { type: 'usage', part: 'tts', provider: 'acme', model: 'voice' };
  const old = { seq: 0, at: '2026-01-01T10:00:00.000Z', ...usage, amounts: { character: 5 } };
  await deliver([old, { ...old, seq: 1, discarded: true }]);
  const { body } = await request<CallCost>('GET', `/v1/calls/${callId}/cost`);
  expect(body.lines.filter(({ part }) => part === 'tts')).toMatchObject([
    { quantity: 5, discarded: false },
    { quantity: 5, discarded: true },
  ]);
});

it('keeps what Postgres cannot hold without it', async () => {
  await deliver([turnEvent(0, { text: 'a\u0000b\ud800' })]);
  expect(await said()).toEqual(['ab\ufffd']);
});

it('ends the call with its last event and has it closed, once', async () => {
  await deliver([turnEvent(0), ended(1)]);
  await deliver([turnEvent(0), ended(1)]);
  expect((await read()).outcome).toMatchObject({ result: 'completed', reason: 'caller_hung_up' });
  expect(queue.closings).toEqual([callId]);
});

it('keeps of what an agent said only what was heard, when it is told late that the caller had left', async () => {
  const turn = (seq: number, text: string, from: string, to: string) =>
    turnEvent(seq, {
      ...{ speaker: 'agent', text, startedAt: `2026-01-01T10:${from}Z` },
      endedAt: `2026-01-01T10:${to}Z`,
    });
  await deliver([
    turn(0, 'Heard to the end.', '04:50.000', '04:52.000'),
    turn(1, 'Cut by the worker', '04:55.000', '05:00.200'),
    turn(2, 'One two three four.', '04:59.000', '05:01.000'),
    turn(3, 'Hello?', '05:02.000', '05:03.000'),
  ]);
  await deliver([ended(4)]);
  const { turns } = await read();
  expect(turns.map(({ text, interrupted }) => [text, interrupted])).toEqual([
    ['Heard to the end.', false],
    ['Cut by the worker', false],
    ['One two', true],
  ]);
});

it('keeps all that was said to a caller who was still there', async () => {
  const late = { endedAt: '2026-01-01T10:05:02.000Z' };
  await deliver([turnEvent(0, { speaker: 'agent', text: 'Goodbye, then.', ...late })]);
  await deliver([ended(1, 'agent_hung_up')]);
  expect(await said()).toEqual(['Goodbye, then.']);
});

it('takes late events of an ended call, and has it closed anew', async () => {
  await deliver([ended(0)]);
  await deliver([turnEvent(1)]);
  expect(await said()).toEqual(['turn 1']);
  expect(queue.closings).toEqual([callId, callId]);
});

it('puts what an earlier worker said late before what the later one said', async () => {
  await request('POST', '/v1/calls', { ...call, jobId: 'AJ_2' });
  await deliver([turnEvent(0, { text: 'after' })], 1);
  await deliver([turnEvent(0, { text: 'before' })], 0);
  expect(await said()).toEqual(['before', 'after']);
});

it('goes on with a call that the worker before had ended', async () => {
  await request('POST', '/v1/calls', { ...call, jobId: 'AJ_2' });
  await deliver([ended(0, 'error')], 0);
  expect((await read()).outcome).toBeNull();
  await deliver([ended(0)], 1);
  expect((await read()).outcome?.reason).toBe('caller_hung_up');
});

it('knows no leg that was not opened', async () => {
  expect(await deliver([], 1)).toMatchObject({
    status: 404,
    body: { error: { code: 'not_found' } },
  });
});

it('lists what happened, page by page', async () => {
  await deliver([turnEvent(0), event(1, { type: 'dtmf', digit: '5' }), ended(2)]);
  const first = await request('GET', `/v1/calls/${callId}/events?limit=1`);
  expect(first.body).toMatchObject({ events: [{ leg: 0, seq: 0, type: 'turn' }] });
  const next = await request('GET', `/v1/calls/${callId}/events?afterLeg=0&afterSeq=0`);
  expect(next.body).toMatchObject({
    events: [
      { seq: 1, type: 'dtmf', data: { digit: '5' } },
      { seq: 2, type: 'ended' },
    ],
  });
  const ofType = await request('GET', `/v1/calls/${callId}/events?type=dtmf`);
  expect(ofType.body).toMatchObject({ events: [{ seq: 1, type: 'dtmf' }] });
});
