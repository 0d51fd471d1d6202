import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ErrorResponse } from '../contract/errors.ts';
import type { listNumbersResponse, putNumberResponse } from '../contract/numbers.ts';
import type { ProvisioningAttempt, ProvisioningView } from '../contract/provisioning.ts';
import type { Trunk } from '../provisioning/trunk-file.ts';
import { agent } from '../testing/fixtures.ts';
import { memoryProvisioning } from '../testing/memory-provisioning.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

type Put = z.infer<typeof putNumberResponse>;
type List = z.infer<typeof listNumbersResponse>;

const { database } = await useDatabase();
const CARRIER: Trunk = {
  name: 'carrier',
  allowedAddresses: ['192.0.2.0/24'],
  auth: null,
  mediaEncryption: 'disable',
  numbers: [{ number: '+15550100', agent: 'reception' }],
};

const file = { trunks: [CARRIER] };
let provisioning: ReturnType<typeof memoryProvisioning>;
let request: ReturnType<typeof createTestApp>;
beforeEach(async () => {
  file.trunks = [CARRIER];
  provisioning = memoryProvisioning(database, file);
  request = createTestApp({ database, provisioning });
  for (const slug of ['reception', 'sales']) {
    await request('PUT', `/v1/agents/${slug}`, agent(slug));
  }
  for (const number of ['+15550100', '+15550101', '+15550102']) {
    await request('DELETE', `/v1/numbers/${number}`);
  }
  await provisioning.provisioner.request();
});

const list = async (query = '') => (await request<List>('GET', `/v1/numbers${query}`)).body;
const add = (number: string, owner = 'sales', trunk = 'carrier') =>
  request<Put>('PUT', `/v1/numbers/${number}`, { agent: owner, trunk });

describe('a number that is added', () => {
  it('is answered by its agent at once, beside the numbers of the file', async () => {
    const { status, body } = await add('+15550101');
    expect(status).toBe(201);
    expect(body.provisioning).toMatchObject({
      changes: [
        'created trunk switchboard/carrier/sales (+15550101)',
        'created rule switchboard/carrier/sales',
      ],
      problem: null,
    });
    expect(JSON.parse(provisioning.sip.answers('+15550101') ?? '')).toMatchObject({
      agent: 'sales',
    });
    expect((await list()).numbers).toEqual([
      { ...CARRIER.numbers[0], trunk: 'carrier', source: 'file', state: 'ready' },
      { number: '+15550101', agent: 'sales', trunk: 'carrier', source: 'api', state: 'ready' },
    ]);
  });

  it('moves to another agent, and stays when the file is provisioned again', async () => {
    await add('+15550101');
    expect((await add('+15550101', 'reception')).status).toBe(200);
    expect(provisioning.sip.answers('+15550101')).toContain('"reception"');
    expect((await provisioning.provisioner.request()).changes).toEqual([]);
    expect((await list('?agent=reception')).numbers).toHaveLength(2);
  });

  it('is out of LiveKit once it is deleted', async () => {
    await add('+15550101');
    const { status, body } = await request<ProvisioningAttempt>('DELETE', '/v1/numbers/+15550101');
    expect([status, body.problem]).toEqual([200, null]);
    expect(provisioning.sip.answers('+15550101')).toBeUndefined();
    expect((await request('DELETE', '/v1/numbers/+15550101')).status).toBe(404);
  });

  it('stays wanted when LiveKit refuses it, and the answer says why', async () => {
    const foreign = { name: 'theirs', metadata: '', allowedAddresses: [], allowedNumbers: [] };
    const other = { ...foreign, numbers: ['15550101'], username: '', password: '' };
    const { id } = await provisioning.sip.createTrunk({ ...other, mediaEncryption: 'disable' });
    const { body } = await add('+15550101');
    expect(body.provisioning.problem).toContain(`15550101 by "theirs" (${id})`);
    expect((await list('?digits=0101')).numbers).toMatchObject([{ state: 'differs' }]);
    const view = (await request<ProvisioningView>('GET', '/v1/provisioning')).body;
    expect(view).toMatchObject({ plan: [], problem: body.provisioning.problem });

    await provisioning.sip.deleteTrunk(id);
    const planned = (await request<ProvisioningView>('GET', '/v1/provisioning')).body;
    expect(planned.plan).toContain('create trunk switchboard/carrier/sales (+15550101)');
    await request('POST', '/v1/provisioning');
    expect((await list('?digits=0101')).numbers).toMatchObject([{ state: 'ready' }]);
  });
});

describe('what is refused', () => {
  it.each([
    ['an agent', { agent: 'nobody', trunk: 'carrier' }, 'agent'],
    ['a trunk', { agent: 'sales', trunk: 'nowhere' }, 'trunk'],
  ])('%s that does not exist, at its field', async (_, body, path) => {
    const answer = await request<ErrorResponse>('PUT', '/v1/numbers/+15550101', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.issues).toMatchObject([{ path }]);
  });

  it.each(['PUT', 'DELETE'])('%s of a number that the file declares', async (method) => {
    const body = method === 'PUT' ? { agent: 'sales', trunk: 'carrier' } : undefined;
    const answer = await request<ErrorResponse>(method, '/v1/numbers/+15550100', body);
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toContain('on trunk "carrier"');
  });

  it.each(['15550101', '+0155', 'sales'])('the number %s', async (number) => {
    expect((await add(number)).status).toBe(400);
  });
});

it('tells of a number that the file takes up too, and changes nothing', async () => {
  await add('+15550101');
  const numbers = [...CARRIER.numbers, { number: '+15550101', agent: 'reception' }];
  file.trunks = [{ ...CARRIER, numbers }];
  const { problem } = await provisioning.provisioner.request();
  expect(problem).toContain('Declared twice, in the trunk file and on the page: +15550101');
  expect(provisioning.sip.answers('+15550101')).toContain('"sales"');
});

it('tells of a number whose trunk has left the file', async () => {
  await add('+15550101');
  file.trunks = [];
  expect((await provisioning.provisioner.request()).problem).toContain('+15550101 on "carrier"');
  file.trunks = [CARRIER];
  expect((await provisioning.provisioner.request()).problem).toBeNull();
});

it('lists the numbers a page at a time', async () => {
  await add('+15550101');
  await add('+15550102');
  const first = await list('?limit=2');
  expect(first.numbers.map(({ number }) => number)).toEqual(['+15550100', '+15550101']);
  const next = await list(`?limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
  expect(next.numbers.map(({ number }) => number)).toEqual(['+15550102']);
  expect(next.nextCursor).toBeNull();
});
