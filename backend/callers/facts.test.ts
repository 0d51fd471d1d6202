import { expect, it } from 'vitest';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const request = createTestApp(await useDatabase());
const path = '/v1/callers/+15550142/facts';
const facts = async () => {
  const { body } = await request<{ facts: { agent: string; fact: string }[] }>('GET', path);
  return body.facts.map(({ agent, fact }) => `${agent}: ${fact}`);
};

await request('PUT', '/v1/agents/reception', agent('reception'));
await request('PUT', '/v1/agents/sales', agent('sales'));

it('lets the operator write, read and remove what agents remember of a caller', async () => {
  expect(await facts()).toEqual([]);
  const put = await request('PUT', path, { agent: 'reception', facts: ['Likes green.', 'Deaf.'] });
  expect(put).toMatchObject({
    status: 200,
    body: { facts: [{ fact: 'Likes green.', callId: null }, { fact: 'Deaf.' }] },
  });
  await request('PUT', path, { agent: 'sales', facts: ['Bought a lamp.'] });
  await request('PUT', path, { agent: 'reception', facts: ['Likes blue.'] });
  expect((await facts()).sort()).toEqual(['reception: Likes blue.', 'sales: Bought a lamp.']);
  expect((await request('DELETE', `${path}?agent=sales`)).status).toBe(204);
  expect(await facts()).toEqual(['reception: Likes blue.']);
  await request('DELETE', path);
  expect(await facts()).toEqual([]);
});

it.each([
  ['an agent that does not exist', { agent: 'nobody', facts: ['x'] }, 404],
  ['a fact that is too long', { agent: 'sales', facts: ['x'.repeat(201)] }, 400],
  ['too many facts', { agent: 'sales', facts: Array(21).fill('x') }, 400],
])('refuses %s', async (_, body, status) => {
  expect((await request('PUT', path, body)).status).toBe(status);
});
