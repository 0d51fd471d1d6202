import { beforeAll, describe, expect, it } from 'vitest';
import { endCall } from '../../db/queries/calls.ts';
import { replaceNumbers } from '../../db/queries/numbers.ts';
import type { Call, OpenCallResponse } from '../contract/calls.ts';
import { agent, event, phoneCall, turnEvent, webCall } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const open = (call: unknown) => request<OpenCallResponse>('POST', '/v1/calls', call);
const read = async (id: string) => (await request<Call>('GET', `/v1/calls/${id}`)).body;

beforeAll(async () => {
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await request('PUT', '/v1/agents/sales', agent('sales'));
  await replaceNumbers(database, [{ number: '+15550100', agent: 'sales', trunk: 'local' }]);
});

describe('who answers', () => {
  it.each([
    ['the owner of the called number', phoneCall('+15550100'), 'sales'],
    [
      'the owner, though the dispatch names another',
      phoneCall('+15550100', null, { agent: 'reception' }),
      'sales',
    ],
    ['the owner, though the plus sign is missing', phoneCall('15550100'), 'sales'],
    [
      'the agent of the dispatch for a number without owner',
      phoneCall('+15550101', null, { agent: 'sales' }),
      'sales',
    ],
    ['the agent of the dispatch on the web', webCall({ agent: 'sales' }), 'sales'],
    ['the first agent on the web', webCall(), 'reception'],
  ])('is %s', async (_, call, slug) => {
    const { status, body } = await open(call);
    expect(status).toBe(201);
    expect(body.agent.slug).toBe(slug);
  });

  it.each([
    ['a number without owner', phoneCall('+15550101')],
    ['no number', phoneCall(null)],
    ['an agent that does not exist', webCall({ agent: 'nobody' })],
  ])('is nobody for %s', async (_, call) => {
    expect(await open(call)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  });
});

describe('the caller', () => {
  it('is remembered from the first call and greeted by the name that was set since', async () => {
    const first = await open(phoneCall('+15550100', '+1 (555) 01-77'));
    expect(first.body.callerName).toBeNull();
    await request('PUT', '/v1/callers/+15550177', { name: 'Ada' });
    const second = await open(phoneCall('+15550100', '+15550177'));
    expect(second.body.callerName).toBe('Ada');
    expect(await read(second.body.callId)).toMatchObject({
      callerNumber: '+15550177',
      callerName: 'Ada',
      transport: 'sip',
    });
  });

  it.each(['anonymous', '', '100', "'; drop table calls; --", '+'.repeat(64), null])(
    'may show %j: the call goes on without a number',
    async (shown) => {
      const { status, body } = await open(phoneCall('+15550100', shown));
      expect(status).toBe(201);
      expect((await read(body.callId)).callerNumber).toBeNull();
    },
  );

  it('is not called by the display name of a phone', async () => {
    const call = phoneCall('+15550100', '+15550188', { participantName: 'Your Bank' });
    expect((await open(call)).body.callerName).toBeNull();
  });

  it('is called by a name from the web, cleaned', async () => {
    const { body } = await open(webCall({ participantName: ' Grace\u0000\u202e  Hopper\n' }));
    expect(body.callerName).toBe('Grace Hopper');
  });
});

describe('opening again', () => {
  it('gives the same job its leg again, with the number of the next event', async () => {
    const call = webCall();
    const first = await open(call);
    expect(first.body).toMatchObject({ leg: 0, nextSeq: 0, history: [] });
    const events = [turnEvent(0), turnEvent(1)];
    await request('POST', `/v1/calls/${first.body.callId}/legs/0/events`, { events });
    const again = await open(call);
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ ...first.body, nextSeq: 2 });
  });

  it('gives a job that takes over a leg of its own, and what was said before', async () => {
    const call = webCall();
    const { callId } = (await open(call)).body;
    await request('POST', `/v1/calls/${callId}/legs/0/events`, { events: [turnEvent(0)] });
    const { status, body } = await open({ ...call, jobId: 'AJ_of_another_worker' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      callId,
      leg: 1,
      nextSeq: 0,
      history: [{ speaker: 'agent', text: 'turn 0' }],
    });
  });

  it('goes on in the language that the call had', async () => {
    const otherLanguages = [{ language: 'de' }, { language: 'fr' }];
    await request('PUT', '/v1/agents/polyglot', agent('polyglot', { otherLanguages }));
    const call = webCall({ agent: 'polyglot' });
    const { callId } = (await open(call)).body;
    const events = ['fr', 'de'].map((language, seq) => event(seq, { type: 'language', language }));
    await request('POST', `/v1/calls/${callId}/legs/0/events`, { events });
    const { body } = await open({ ...call, jobId: 'AJ_of_another_worker' });
    expect(body.agent).toMatchObject({ language: 'de', voice: 'aura-2-viktoria-de' });
  });

  it('opens once when requests come at the same time', async () => {
    const call = phoneCall('+15550100', '+15550155');
    // With their connections there already, all of them look before one of them opens.
    await Promise.all(Array.from({ length: 8 }, () => request('GET', '/v1/numbers')));
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(call)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      200, 200, 200, 200, 200, 200, 200, 201,
    ]);
    expect(new Set(answers.map(({ body }) => body.callId)).size).toBe(1);
  });

  it('is refused when the call has ended', async () => {
    const call = webCall();
    const { body } = await open(call);
    const endedAt = new Date().toISOString();
    const events = [event(0, { type: 'ended', reason: 'caller_hung_up', endedAt, detail: null })];
    await request('POST', `/v1/calls/${body.callId}/legs/0/events`, { events });
    expect(await open(call)).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  });

  it('lets the job of a call that was taken for lost, and no other, tell how it ended', async () => {
    const call = webCall();
    const first = await open(call);
    const { callId } = first.body;
    const now = new Date();
    const lost = { result: 'failed', reason: 'lost', detail: null, endedAt: now } as const;
    await endCall(database, callId, lost);
    expect(await open({ ...call, jobId: 'AJ_of_another_worker' })).toMatchObject({ status: 409 });
    expect(await open(call)).toMatchObject({ status: 200, body: first.body });
    const endedAt = now.toISOString();
    const events = [event(0, { type: 'ended', reason: 'error', endedAt, detail: 'late' })];
    await request('POST', `/v1/calls/${callId}/legs/0/events`, { events });
    expect((await read(callId)).outcome).toMatchObject({ reason: 'error', detail: 'late' });
  });
});
