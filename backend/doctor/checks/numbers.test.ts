import { beforeEach, describe, expect, it } from 'vitest';
import { agent } from '../../testing/fixtures.ts';
import { memoryProvisioning } from '../../testing/memory-provisioning.ts';
import { createTestApp, useDatabase } from '../../testing/services.ts';
import { numbersCheck } from './numbers.ts';

const { database } = await useDatabase();

describe('numbers', () => {
  const numbers = [{ number: '+15550100', agent: 'reception' }];
  const carrier = {
    name: 'carrier',
    allowedAddresses: [],
    auth: null,
    mediaEncryption: 'disable' as const,
    numbers,
  };
  let provisioning: ReturnType<typeof memoryProvisioning>;
  beforeEach(async () => {
    provisioning = memoryProvisioning(database, { trunks: [carrier] });
    await createTestApp({ database })('PUT', '/v1/agents/reception', agent('reception'));
    await provisioning.provisioner.request();
  });
  const lookAtNumbers = () => numbersCheck(database, provisioning).look(AbortSignal.timeout(5_000));

  it('are fine when LiveKit routes them', async () => {
    expect(await lookAtNumbers()).toEqual({ state: 'ok', found: 'routed as wanted: 1' });
  });

  it('have failed when someone changed the rule', async () => {
    provisioning.sip.rules.clear();
    expect(await lookAtNumbers()).toMatchObject({
      state: 'failed',
      found: 'not routed as wanted: +15550100',
    });
  });

  it('have failed when another trunk shadows one', async () => {
    const theirs = { name: 'theirs', metadata: '', allowedAddresses: [], allowedNumbers: [] };
    provisioning.sip.trunks.set('ST_theirs', {
      ...theirs,
      id: 'ST_theirs',
      numbers: ['15550100'],
      username: '',
      password: '',
      mediaEncryption: 'disable',
    });
    expect(await lookAtNumbers()).toMatchObject({
      state: 'failed',
      found: expect.stringContaining('15550100 by "theirs" (ST_theirs)'),
    });
  });

  it('are a warning when something of ours is left over', async () => {
    const [trunk] = await provisioning.sip.listTrunks();
    if (trunk === undefined) throw new Error('There is no trunk.');
    await provisioning.sip.createTrunk({
      ...trunk,
      name: 'switchboard/old/x',
      numbers: ['+15550109'],
    });
    expect(await lookAtNumbers()).toMatchObject({
      state: 'warning',
      found: 'to be changed: delete trunk switchboard/old/x',
    });
  });

  it('have failed when LiveKit does not answer', async () => {
    provisioning.sip.listTrunks = () => Promise.reject(new Error('ECONNREFUSED'));
    expect(await lookAtNumbers()).toMatchObject({ state: 'failed' });
  });
});
