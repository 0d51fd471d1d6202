import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { workerReport } from '../contract/workers.ts';
import { agent } from '../testing/fixtures.ts';
import { memoryProvisioning } from '../testing/memory-provisioning.ts';
import { createTestApp, TEST_LIVEKIT, useDatabase } from '../testing/services.ts';
import { reportWorker } from '../workers/report.ts';
import { numberChecks } from './number-checks.ts';
import { runChecks } from './run-checks.ts';

const NUMBER = '+15550100';
const { database, url } = await useDatabase();
const now = new Date();

/** As much of LiveKit as tells that it is there. */
const livekit = createServer((_, response) =>
  response.setHeader('content-type', 'application/json').end('{}'),
).listen(0, '127.0.0.1');
await once(livekit, 'listening');
afterAll(() => livekit.close());

const config = readConfig({
  DATABASE_URL: url,
  LIVEKIT_URL: `ws://127.0.0.1:${(livekit.address() as AddressInfo).port}`,
  LIVEKIT_API_KEY: TEST_LIVEKIT.apiKey,
  LIVEKIT_API_SECRET: TEST_LIVEKIT.apiSecret,
  SERVICE_TOKEN: 'a-token-for-tests-only',
  OPENAI_API_KEY: 'none',
  SIP_CONFIG_FILE: '/nowhere/sip.yaml',
});

let provisioning: ReturnType<typeof memoryProvisioning>;
let request: ReturnType<typeof createTestApp>;
beforeEach(async () => {
  provisioning = memoryProvisioning(database);
  request = createTestApp({ database, provisioning });
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await request('PUT', '/v1/trunks/carrier', { allowedAddresses: ['192.0.2.0/24'] });
  await request('PUT', `/v1/numbers/${NUMBER}`, { agent: 'reception', trunk: 'carrier' });
  const report = workerReport.parse({ agentName: 'switchboard', activeCalls: 0, draining: false });
  await reportWorker(database, 'W1', report, now);
});

async function check(number = NUMBER) {
  const patient = { config, database, provisioning, probeSandbox: async () => {} };
  const { checks } = await runChecks(await numberChecks(patient, number, () => now));
  return new Map(checks.map(({ id, state, found }) => [id, `${state}: ${found}`]));
}

it('tells the way of a call that is answered', async () => {
  const way = await check();
  expect([...way.values()].filter((line) => !line.startsWith('ok'))).toEqual([]);
  expect(way.get('number:owner')).toBe('ok: the agent reception, on the trunk carrier');
  expect(way.get('number:route')).toMatch(
    /“switchboard\/carrier\/reception” \(ST_\d\) takes it from 192.0.2.0\/24; dispatched: switchboard$/,
  );
});

it('tells that nobody has the number, and looks no further', async () => {
  const way = await check('+15550999');
  expect(way.get('number:owner')).toContain('failed: nobody’s');
  expect(way.get('number:route')).toContain('skipped');
});

it('tells that a trunk or a rule is missing', async () => {
  provisioning.sip.rules.clear();
  expect((await check()).get('number:route')).toContain('has no dispatch rule');
  provisioning.sip.trunks.clear();
  expect((await check()).get('number:route')).toContain('LiveKit has no trunk with this number');
});

it('tells of a trunk that others made for the same number', async () => {
  const [ours] = await provisioning.sip.listTrunks();
  if (ours === undefined) throw new Error('There is no trunk.');
  const theirs = { ...ours, id: 'ST_theirs', name: 'theirs', metadata: '' };
  provisioning.sip.trunks.set('ST_theirs', theirs);
  expect((await check()).get('number:route')).toContain('several trunks have this number');
  provisioning.sip.trunks.delete(ours.id);
  expect((await check()).get('number:route')).toContain('which Switchboard did not make');
});

it('tells that no worker would pick up', async () => {
  await request('PUT', '/v1/agents/reception', agent('reception', { agentName: 'others' }));
  expect((await check()).get('number:worker')).toContain(
    'failed: no worker is registered as others',
  );
});

it('tells that a limit stands in the way', async () => {
  const limits = { maxDayCostMicros: 0 };
  await request('PUT', '/v1/agents/reception', agent('reception', { limits }));
  expect((await check()).get('number:admission')).toContain('warning: the agent reception');
});
