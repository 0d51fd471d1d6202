import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ErrorResponse } from '../contract/errors.ts';
import type {
  listTrunksResponse,
  putTrunkResponse,
  TrunkView,
  trunkWithSettings,
} from '../contract/trunks.ts';
import { type Trunk, TrunkFileError } from '../provisioning/trunk-file.ts';
import { agent } from '../testing/fixtures.ts';
import { memoryProvisioning } from '../testing/memory-provisioning.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

type Put = z.infer<typeof putTrunkResponse>;
type Read = z.infer<typeof trunkWithSettings>;

const { database } = await useDatabase();
const FILE_TRUNK: Trunk = {
  name: 'carrier',
  allowedAddresses: ['192.0.2.0/24'],
  auth: { username: 'carrier', password: 'of-the-file' },
  mediaEncryption: 'disable',
  numbers: [{ number: '+15550100', agent: 'reception' }],
};
const file = { trunks: [FILE_TRUNK] };
const provisioning = memoryProvisioning(database, file);
const request = createTestApp({ database, provisioning });
const AUTH = { username: 'pbx', password: 'a-long-password' };
const put = (name: string, settings: object) => request<Put>('PUT', `/v1/trunks/${name}`, settings);
const inLiveKit = async (name: string) =>
  (await provisioning.sip.listTrunks()).find((trunk) => trunk.name.includes(`/${name}/`));

beforeEach(async () => {
  file.trunks = [FILE_TRUNK];
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await request('DELETE', '/v1/numbers/+15550101');
  await request('DELETE', '/v1/trunks/pbx');
  await provisioning.provisioner.request();
});

it('lists the trunks of the file and our own, and no password', async () => {
  await put('pbx', { allowedAddresses: ['198.51.100.7'], auth: AUTH, mediaEncryption: 'require' });
  const { body } = await request<z.infer<typeof listTrunksResponse>>('GET', '/v1/trunks');
  const { numbers: _, auth: __, ...settings } = FILE_TRUNK;
  expect(body.trunks).toEqual([
    { ...settings, source: 'file', username: 'carrier', numbers: 1 },
    {
      name: 'pbx',
      source: 'api',
      allowedAddresses: ['198.51.100.7'],
      username: 'pbx',
      mediaEncryption: 'require',
      numbers: 0,
    },
  ] satisfies TrunkView[]);
  expect(JSON.stringify(body)).not.toMatch(/of-the-file|a-long-password/);
});

it('still lists our own when the file has a mistake, and says so', async () => {
  await put('pbx', {});
  const broken = { ...provisioning, readTrunkFile: () => Promise.reject(new TrunkFileError('?')) };
  const app = createTestApp({ database, provisioning: broken });
  const { body } = await app<z.infer<typeof listTrunksResponse>>('GET', '/v1/trunks');
  expect(body).toMatchObject({ trunks: [{ name: 'pbx' }], fileProblem: '?' });
});

describe('a trunk of our own', () => {
  it('is provisioned with its settings as soon as it has a number', async () => {
    await put('pbx', { allowedAddresses: ['198.51.100.7'], auth: AUTH, mediaEncryption: 'allow' });
    expect(await inLiveKit('pbx')).toBeUndefined();
    await request('PUT', '/v1/numbers/+15550101', { agent: 'reception', trunk: 'pbx' });
    expect(await inLiveKit('pbx')).toMatchObject({
      numbers: ['+15550101'],
      allowedAddresses: ['198.51.100.7'],
      ...AUTH,
      mediaEncryption: 'allow',
    });
  });

  it('keeps its password when none is sent, takes a new one, and forgets it', async () => {
    await put('pbx', { auth: AUTH });
    await request('PUT', '/v1/numbers/+15550101', { agent: 'reception', trunk: 'pbx' });
    await put('pbx', { auth: { username: 'other' } });
    expect(await inLiveKit('pbx')).toMatchObject({ ...AUTH, username: 'other' });
    await put('pbx', { auth: { ...AUTH, password: 'another-password' } });
    expect(await inLiveKit('pbx')).toMatchObject({ password: 'another-password' });
    await put('pbx', { auth: null });
    expect(await inLiveKit('pbx')).toMatchObject({ username: '', password: '' });
  });

  it('is created once under its name', async () => {
    expect((await request('POST', '/v1/trunks', { name: 'pbx' })).status).toBe(201);
    expect((await request('POST', '/v1/trunks', { name: 'pbx' })).status).toBe(409);
    expect((await put('pbx', {})).status).toBe(200);
  });

  it('is deleted only without numbers', async () => {
    await put('pbx', {});
    await request('PUT', '/v1/numbers/+15550101', { agent: 'reception', trunk: 'pbx' });
    expect((await request('DELETE', '/v1/trunks/pbx')).status).toBe(409);
    await request('DELETE', '/v1/numbers/+15550101');
    expect((await request('DELETE', '/v1/trunks/pbx')).status).toBe(200);
    expect((await request('DELETE', '/v1/trunks/pbx')).status).toBe(404);
  });

  it('says that its password was kept under another key', async () => {
    await put('pbx', { auth: AUTH });
    const { provisioner } = memoryProvisioning(database, file);
    expect((await provisioner.request()).problem).toBeNull();
    const other = memoryProvisioning(database, file, Buffer.alloc(32, 1));
    expect((await other.provisioner.request()).problem).toContain('under another CREDENTIALS_KEY');
  });
});

describe('what is refused', () => {
  it('a trunk of the file', async () => {
    const answer = await request<ErrorResponse>('PUT', '/v1/trunks/carrier', {});
    expect([answer.status, answer.body.error.message]).toEqual([
      409,
      expect.stringContaining('declared in the trunk file'),
    ]);
    expect((await request('DELETE', '/v1/trunks/carrier')).status).toBe(409);
  });

  it.each([
    ['an address', { allowedAddresses: ['example.com'] }, 'allowedAddresses[0]'],
    ['a user without a password', { auth: { username: 'pbx' } }, 'auth.password'],
    ['a short password', { auth: { username: 'pbx', password: 'short' } }, 'auth.password'],
    ['an encryption', { mediaEncryption: 'maybe' }, 'mediaEncryption'],
  ])('%s, at its field', async (_, settings, path) => {
    const answer = await request<ErrorResponse>('PUT', '/v1/trunks/pbx', settings);
    expect(answer.status).toBe(400);
    expect(answer.body.error.issues).toMatchObject([{ path }]);
  });

  it('a password without a key to keep it under', async () => {
    const keyless = createTestApp({
      database,
      provisioning: { ...provisioning, credentialsKey: null },
    });
    expect((await keyless('PUT', '/v1/trunks/pbx', { auth: AUTH })).status).toBe(503);
  });
});

it('tells what to enter at the carrier', async () => {
  await put('pbx', { auth: AUTH });
  const { body } = await request<Read>('GET', '/v1/trunks/pbx');
  expect(body.atCarrier).toMatchObject({
    address: 'sip.example.com:5060',
    reach: 'name',
    isSet: true,
    uris: [
      { transport: 'udp', uri: 'sip:sip.example.com:5060;transport=udp' },
      { transport: 'tcp', uri: 'sip:sip.example.com:5060;transport=tcp' },
    ],
    codecs: ['G722', 'PCMU', 'PCMA'],
    username: 'pbx',
  });
  const guides = new Map(
    body.atCarrier.guides.map(({ carrier, steps }) => [carrier, steps.join()]),
  );
  expect(guides.get('Twilio')).toContain('sip:sip.example.com:5060;transport=tcp');
  expect(guides.get('Plivo')).toContain('sip.example.com:5060;transport=tcp');
  expect(guides.get('Another carrier or a PBX')).toContain('authenticate as pbx');
});
