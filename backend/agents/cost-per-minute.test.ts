import { beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { endCall, markClosed } from '../../db/queries/calls.ts';
import { replaceNumbers } from '../../db/queries/numbers.ts';
import type { listAgentOverviewsResponse } from '../contract/agent-overviews.ts';
import type { CostPerMinute } from '../contract/cost-per-minute.ts';
import { after, makeCall } from '../cost/testing.ts';
import { addUsage, type Usage } from '../cost/usage.ts';
import { seedPrices } from '../prices/seed.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const request = createTestApp({ database, now: () => after(0) });

type ListedOverviews = z.infer<typeof listAgentOverviewsResponse>;
const put = (slug: string, settings = {}) =>
  request('PUT', `/v1/agents/${slug}`, agent(slug, settings));
const read = async (slug: string) => {
  const path = `/v1/agents/${slug}/cost-per-minute`;
  return (await request<CostPerMinute>('GET', path)).body;
};
const overviews = async () => {
  const { body } = await request<ListedOverviews>('GET', '/v1/agent-overviews');
  return new Map(body.agents.map(({ slug, costPerMinute }) => [slug, costPerMinute]));
};
const line = ({ lines }: CostPerMinute, part: string, unit?: string) =>
  lines.find((one) => one.part === part && (unit === undefined || one.unit === unit));

/** Closed calls of two minutes that each used this. */
async function storeCalls(agentSlug: string, count: number, used: Usage[], trial = false) {
  for (let at = 0; at < count; at += 1) {
    const { id } = await makeCall(database, agentSlug, { trial });
    for (const usage of used) await addUsage(database, id, after(0), usage);
    const ending = { result: 'completed', reason: 'caller_hung_up', detail: null } as const;
    await endCall(database, id, { ...ending, endedAt: after(120_000) });
    await markClosed(database, id, after(121_000));
  }
}

beforeAll(async () => {
  await seedPrices(database);
});

it('assumes a conversation where there are no calls, and says what it assumes', async () => {
  await put('sales');
  const cost = await read('sales');
  expect(cost).toMatchObject({ currency: 'USD', basis: 'assumed', calls: 0, incomplete: false });
  expect(cost.assumptions.length).toBeGreaterThan(0);
  expect(cost.lines.map(({ part, model }) => `${part} ${model}`)).toEqual([
    'stt nova-3',
    'llm gpt-4.1-mini',
    'llm gpt-4.1-mini',
    'tts aura-2-andromeda-en',
    'telephony web',
  ]);
  expect(line(cost, 'stt')?.micros).toBe(7_700);
  expect(cost.micros).toBe(cost.lines.reduce((sum, { micros }) => sum + (micros ?? 0), 0));
});

it('counts the trunk of its numbers, and the price of several languages', async () => {
  await put('lines', { otherLanguages: [{ language: 'de' }] });
  await replaceNumbers(database, [{ number: '+15550100', agent: 'lines', trunk: 'twilio' }]);
  const cost = await read('lines');
  expect(line(cost, 'telephony')).toMatchObject({ provider: 'twilio', micros: 3_400 });
  expect(line(cost, 'stt')).toMatchObject({ model: 'nova-3-multilingual', micros: 9_200 });
});

it('tells which price is not known', async () => {
  await put('odd', { models: { llm: 'my-own' } });
  const cost = await read('odd');
  expect(cost.incomplete).toBe(true);
  expect(line(cost, 'llm')).toMatchObject({ model: 'my-own', micros: null });
});

it('measures what enough calls have used, at the prices of the models that are asked about', async () => {
  await put('busy');
  const llm = { part: 'llm', provider: 'openai', model: 'gpt-4o' } as const;
  const used: Usage[] = [
    { ...llm, amounts: { input_token: 2_000 } },
    { ...llm, amounts: { input_token: 400 }, discarded: true },
    { part: 'backend', provider: 'openai', model: 'gpt-4.1', amounts: { output_token: 200 } },
    { part: 'backend', provider: 'switchboard', model: 'sandbox', amounts: { sandbox_ms: 10 } },
  ];
  await storeCalls('busy', 19, used);
  await storeCalls('busy', 5, [{ ...llm, amounts: { input_token: 9_000_000 } }], true);
  expect(await read('busy')).toMatchObject({ basis: 'assumed' });
  await storeCalls('busy', 1, used);

  const measured = await read('busy');
  expect(measured).toMatchObject({ basis: 'measured', calls: 20, assumptions: [] });
  expect(line(measured, 'llm')).toMatchObject({ model: 'gpt-4.1-mini', quantity: 1_200 });
  expect(line(measured, 'backend', 'output_token')).toMatchObject({ quantity: 100 });
  expect(line(measured, 'backend', 'sandbox_ms')).toMatchObject({ provider: 'switchboard' });

  const { body } = await request<CostPerMinute>('POST', '/v1/agents/busy/cost-per-minute', {
    settings: {
      instructions: 'Be brief.',
      voice: 'aura-2-thalia-en',
      otherLanguages: [],
      models: { llm: 'gpt-4.1-nano' },
      work: { model: 'gpt-4.1-mini' },
    },
  });
  expect(line(body, 'llm')).toMatchObject({ model: 'gpt-4.1-nano', quantity: 1_200 });
  expect(line(body, 'backend', 'output_token')).toMatchObject({ model: 'gpt-4.1-mini' });
  expect(body.micros).toBeLessThan(measured.micros);
});

it('tells the same of all agents together', async () => {
  const listed = await overviews();
  expect([...listed.keys()]).toEqual(['sales', 'lines', 'odd', 'busy']);
  for (const [slug, cost] of listed) {
    const { currency, micros, incomplete, basis } = await read(slug);
    expect([slug, cost]).toEqual([slug, { currency, micros, incomplete, basis }]);
  }
  expect([listed.get('busy')?.basis, listed.get('odd')?.incomplete]).toEqual(['measured', true]);
});
