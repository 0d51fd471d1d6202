import { TokenVerifier } from 'livekit-server-sdk';
import { beforeAll, expect, it } from 'vitest';
import type { TokenResponse } from '../contract/tokens.ts';
import { createAccessApp } from '../testing/ask.ts';
import { agent, webCall } from '../testing/fixtures.ts';
import { createTestApp, TEST_LIVEKIT, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const { ask, key } = createAccessApp({ database });
const verifier = new TokenVerifier(TEST_LIVEKIT.apiKey, TEST_LIVEKIT.apiSecret);

beforeAll(async () => {
  await request('PUT', '/v1/agents/reception', agent('reception', { agentName: 'front-desk' }));
  await request('PUT', '/v1/agents/sales', agent('sales'));
});

it('lets someone into a room of their own, where the first agent comes', async () => {
  const { status, body } = await request<TokenResponse>('POST', '/v1/tokens', {});
  expect(status).toBe(201);
  const { server_url, participant_token, room_name } = body;
  expect(server_url).toBe('wss://livekit.example.com');
  expect(room_name).toMatch(/^web-/);
  const claims = await verifier.verify(participant_token);
  expect(claims.sub).toMatch(/^web-/);
  expect(claims.video).toEqual({ roomJoin: true, room: room_name });
  expect(claims.roomConfig?.agents).toMatchObject([
    { agentName: 'front-desk', metadata: '{"agent":"reception","language":"en"}' },
  ]);
  expect((claims.exp ?? 0) - Date.now() / 1_000).toBeCloseTo(600, -1);
});

it('takes the agent, room, identity and name that are asked for, and ignores other fields', async () => {
  const { body } = await request<TokenResponse>('POST', '/v1/tokens', {
    agent: 'sales',
    room_name: 'my-room',
    participant_identity: 'ada',
    participant_name: 'Ada\u202e',
    room_config: { agents: [{ agent_name: 'intruder' }] },
  });
  const { participant_token, room_name } = body;
  expect(room_name).toBe('my-room');
  const claims = await verifier.verify(participant_token);
  expect(claims).toMatchObject({
    sub: 'ada',
    name: 'Ada',
    video: { roomJoin: true, room: 'my-room' },
    roomConfig: {
      agents: [{ agentName: 'switchboard', metadata: '{"agent":"sales","language":"en"}' }],
    },
  });
});

it('takes the agent from the address too', async () => {
  const { body } = await request<TokenResponse>('POST', '/v1/tokens?agent=sales', {});
  const claims = await verifier.verify(body.participant_token);
  expect(claims.roomConfig?.agents).toMatchObject([
    { metadata: '{"agent":"sales","language":"en"}' },
  ]);
});

it('lets nobody into a room in which a call goes on', async () => {
  const call = webCall({ roomName: 'call-of-another', agent: 'sales' });
  expect((await request('POST', '/v1/calls', call)).status).toBe(201);
  const { status } = await request('POST', '/v1/tokens', { room_name: 'call-of-another' });
  expect(status).toBe(409);
});

it('does not know an unknown agent', async () => {
  expect((await request('POST', '/v1/tokens', { agent: 'nobody' })).status).toBe(404);
});

it('has the draft of an agent come, as far as its worker and language go, to who may change agents', async () => {
  const draft = agent('sales', { agentName: 'testers', language: 'de', voice: 'aura-2-julius-de' });
  await request('PUT', '/v1/agents/sales/draft', {
    settings: draft,
    baseVersion: 1,
    revision: null,
  });
  const body = { agent: 'sales', draft: true };
  const { body: granted } = await request<TokenResponse>('POST', '/v1/tokens', body);
  const claims = await verifier.verify(granted.participant_token);
  expect(claims.roomConfig?.agents).toMatchObject([
    { agentName: 'testers', metadata: '{"agent":"sales","language":"de","draft":true}' },
  ]);

  const talker = await key(['talk']);
  expect((await ask('POST', '/v1/tokens', { token: talker, body })).status).toBe(403);
  const published = { agent: 'sales' };
  expect((await ask('POST', '/v1/tokens', { token: talker, body: published })).status).toBe(201);
});

it('does not let anyone talk to a draft that there is not, or that is not finished', async () => {
  const body = { agent: 'reception', draft: true };
  expect((await request('POST', '/v1/tokens', body)).status).toBe(404);
  await request('PUT', '/v1/agents/reception/draft', {
    settings: { slug: 'reception' },
    baseVersion: 1,
    revision: null,
  });
  expect((await request('POST', '/v1/tokens', body)).status).toBe(400);
});
