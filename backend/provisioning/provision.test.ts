import { setTimeout as after } from 'node:timers/promises';
import { ServerError } from 'livekit-server-sdk';
import { beforeEach, expect, it, vi } from 'vitest';
import { listNumbers } from '../../db/queries/numbers.ts';
import { agent } from '../testing/fixtures.ts';
import { MemorySip } from '../testing/memory-sip.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { provision as provisionWith } from './provision.ts';
import type { Trunk } from './trunk-file.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const readNumbers = async () =>
  (await listNumbers(database)).map(({ number, agent, trunk }) => ({ number, agent, trunk }));
const provision = (sip: MemorySip, fileTrunks: Trunk[], secret?: string) =>
  provisionWith(database, {
    sip,
    fileTrunks,
    credentialsKey: null,
    ...(secret === undefined ? {} : { secret }),
  });
const trunk = (...owners: [number: string, agent: string][]): Trunk => ({
  name: 'local',
  allowedAddresses: [],
  auth: null,
  mediaEncryption: 'disable',
  numbers: owners.map(([number, owner]) => ({ number, agent: owner })),
});

let sip: MemorySip;
beforeEach(async () => {
  sip = new MemorySip();
  for (const slug of ['reception', 'sales']) {
    await request('PUT', `/v1/agents/${slug}`, agent(slug));
  }
  await provision(new MemorySip(), []);
});

it('makes LiveKit and the numbers say what the file says, and tells what it did', async () => {
  const first = trunk(['+15550100', 'reception'], ['+15550101', 'sales']);
  expect(await provision(sip, [first])).toEqual([
    'created trunk switchboard/local/reception (+15550100)',
    'created rule switchboard/local/reception',
    'created trunk switchboard/local/sales (+15550101)',
    'created rule switchboard/local/sales',
    'assigned the numbers of the file to their agents, 2 in all',
  ]);
  const numbers = [
    { number: '+15550100', agent: 'reception', trunk: 'local' },
    { number: '+15550101', agent: 'sales', trunk: 'local' },
  ];
  expect(await readNumbers()).toEqual(numbers);
  expect(await provision(sip, [first])).toEqual([]);

  const second = trunk(['+15550100', 'sales']);
  await provision(sip, [second]);
  expect(await readNumbers()).toEqual([{ ...numbers[0], agent: 'sales' }]);
});

it('dispatches under another name when the agent has one', async () => {
  await provision(sip, [trunk(['+15550100', 'sales'])]);
  await request('PUT', '/v1/agents/sales', agent('sales', { agentName: 'sales-workers' }));
  expect(await provision(sip, [trunk(['+15550100', 'sales'])])).toEqual([
    'updated rule switchboard/local/sales',
  ]);
  expect((await sip.listRules())[0]?.agents).toMatchObject([{ agentName: 'sales-workers' }]);
});

it('provisions once when several processes do it together', async () => {
  const file = [trunk(['+15550100', 'reception'])];
  const list = sip.listTrunks.bind(sip);
  // Long enough for all of them to look before one of them changes anything, if they could.
  vi.spyOn(sip, 'listTrunks').mockImplementation(async () => after(50, await list()));
  const done = await Promise.all([1, 2, 3].map(() => provision(sip, file)));
  expect(done.filter((changes) => changes.length > 0)).toHaveLength(1);
  expect(sip.trunks.size).toBe(1);
});

it('keeps the numbers as they were when LiveKit refuses, and goes on from there later', async () => {
  const refuse = vi.spyOn(sip, 'createRule').mockRejectedValueOnce(new Error('no more rules'));
  const file = [trunk(['+15550100', 'reception'])];
  await expect(provision(sip, file)).rejects.toThrow(
    'LiveKit did not create rule switchboard/local/reception: no more rules',
  );
  expect(await readNumbers()).toEqual([]);
  refuse.mockRestore();
  expect(await provision(sip, file)).toEqual([
    'created rule switchboard/local/reception',
    'assigned the numbers of the file to their agents, 1 in all',
  ]);
});

it.each([
  [
    'does not answer',
    new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
    'ECONNREFUSED',
  ],
  [
    'refuses our secret',
    new ServerError('Unauthorized', 'invalid token: eyJhbGciOi', 401),
    'it refuses the API key or secret',
  ],
])('says what to check when LiveKit %s', async (_, error, reason) => {
  vi.spyOn(sip, 'listTrunks').mockRejectedValue(error);
  await expect(provision(sip, [])).rejects.toThrow(
    `LiveKit does not tell its trunks: ${reason}. Check LIVEKIT_URL`,
  );
});

it('refuses the numbers that nobody owns, and keeps refusing them without another change', async () => {
  const file = [trunk(['+15550100', 'reception'])];
  const done = await provision(sip, file, 'secret');
  expect(done).toContain('created trunk switchboard/refuse (all other numbers)');
  const refusal = (await sip.listTrunks()).find(({ numbers }) => numbers.length === 0);
  expect(refusal?.password).toMatch(/^[0-9a-f]{64}$/);
  expect((await sip.listRules()).flatMap(({ trunkIds }) => trunkIds)).not.toContain(refusal?.id);
  expect(await provision(sip, file, 'secret')).toEqual([]);
});

it('leaves the other numbers to a trunk that others made for them', async () => {
  const foreign = { name: 'theirs', metadata: '', numbers: [], allowedAddresses: [] };
  await sip.createTrunk({
    ...foreign,
    allowedNumbers: [],
    username: 'u',
    password: 'p',
    mediaEncryption: 'disable',
  });
  const done = await provision(sip, [trunk(['+15550100', 'reception'])], 'secret');
  expect(done.join()).not.toContain('refuse');
});
