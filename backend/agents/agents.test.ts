import { expect, it, vi } from 'vitest';
import { saveAgent } from '../../db/queries/agents.ts';
import { agentSettings } from '../contract/agents.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { seedAgents } from './seed.ts';

const { database } = await useDatabase();
const requestProvisioning = vi.fn();
const request = createTestApp({ database, requestProvisioning });

it('gives an empty installation one receptionist, though several backends start', async () => {
  const seed = () => seedAgents(database, ['127.0.0.1:8091']);
  const seeded = await Promise.all([seed(), seed()]);
  expect(seeded.filter(Boolean)).toHaveLength(1);
  expect(await seed()).toBe(false);
  const { body } = await request('GET', '/v1/agents');
  expect(body).toEqual({
    agents: [
      expect.objectContaining({
        slug: 'reception',
        agentName: 'switchboard',
        namedGreeting: expect.stringContaining('{name}'),
        tools: expect.objectContaining({ webHosts: ['127.0.0.1:8091'] }),
      }),
    ],
  });
});

it('creates an agent with defaults, replaces all of it, and has LiveKit brought in line', async () => {
  requestProvisioning.mockClear();
  const created = await request(
    'PUT',
    '/v1/agents/sales',
    agent('sales', { voice: 'aura-2-orion-en' }),
  );
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({
    voice: 'aura-2-orion-en',
    limits: { silenceMs: 15_000 },
  });

  const settings = agent('sales', { agentName: 'sales-workers', limits: { silenceMs: 5_000 } });
  const replaced = await request('PUT', '/v1/agents/sales', settings);
  expect(replaced.status).toBe(200);
  expect((await request('GET', '/v1/agents/sales')).body).toEqual(replaced.body);
  expect(replaced.body).toMatchObject({
    agentName: 'sales-workers',
    voice: 'aura-2-andromeda-en',
    limits: { maxCallMs: 1_800_000, silenceMs: 5_000, silenceQuestions: 2 },
  });
  expect(requestProvisioning).toHaveBeenCalledTimes(2);
});

it.each([
  ['another slug than the address', { slug: 'other' }, 'slug'],
  [
    'a greeting for names without a place for the name',
    { namedGreeting: 'Hello' },
    'namedGreeting',
  ],
  ['a delay above its maximum', { turnTaking: { minDelayMs: 3_000 } }, 'turnTaking.minDelayMs'],
  ['a field that is not known', { color: 'red' }, ''],
  ['a language that agents cannot speak', { language: 'it' }, 'language'],
  ['a voice that does not speak the language', { language: 'de' }, 'voice'],
])('refuses %s', async (_, change, path) => {
  const settings = { ...agent('sales'), ...change };
  const { status, body } = await request<ErrorResponse>('PUT', '/v1/agents/sales', settings);
  expect(status).toBe(400);
  expect(body.error.issues?.[0]?.path).toBe(path);
});

it('reads an agent that was saved in a language before it was checked', async () => {
  await saveAgent(database, agentSettings.parse(agent('older', { language: 'it' })));
  const { status, body } = await request('GET', '/v1/agents/older');
  expect([status, body]).toEqual([200, expect.objectContaining({ language: 'it' })]);
});

it('does not know an unknown agent', async () => {
  expect((await request('GET', '/v1/agents/nobody')).status).toBe(404);
});
