import { execa } from 'execa';
import { afterAll, expect, inject, it } from 'vitest';
import type { DoctorReport } from '../backend/contract/doctor.ts';
import type { ProvisioningAttempt } from '../backend/contract/provisioning.ts';
import { NUMBERS } from './fixtures.ts';
import { api, closedCall, MOST, newCaller, phone, shareHeard } from './phone.ts';

const TRUNK = 'added';
const NUMBER = '+15550130';
const SETTINGS = {
  allowedAddresses: ['127.0.0.0/8'],
  auth: null,
  mediaEncryption: 'allow',
};

const put = (path: string, body: object) =>
  api<{ provisioning: ProvisioningAttempt }>(path, { method: 'PUT', body: JSON.stringify(body) });
const remove = (path: string) => api<ProvisioningAttempt>(path, { method: 'DELETE' });
const notOk = ({ checks }: DoctorReport) =>
  checks.filter(({ state }) => state !== 'ok').map(({ id, state }) => `${id} ${state}`);
const idsOf = ({ checks }: DoctorReport) => checks.map(({ id }) => id);

/** The doctor in the terminal, in a process of its own. */
async function doctor(...args: string[]) {
  const { stdout, exitCode } = await execa('node', ['backend/doctor.ts', ...args], {
    env: inject('stack'),
    reject: false,
  });
  return { stdout, exitCode };
}

afterAll(async () => {
  await remove(`/numbers/${NUMBER}`).catch(() => undefined);
  await remove(`/trunks/${TRUNK}`).catch(() => undefined);
});

it('answers a call to a number as soon as it is added, and no longer once it is deleted', async () => {
  await put(`/trunks/${TRUNK}`, SETTINGS);
  const { provisioning } = await put(`/numbers/${NUMBER}`, { agent: 'workshop', trunk: TRUNK });
  expect(provisioning.problem).toBeNull();

  const caller = newCaller();
  const report = await phone('--number', NUMBER, '--caller', caller);
  expect(shareHeard(report.greeting, 'Welcome to the workshop.')).toBeGreaterThan(MOST);
  expect(await closedCall(caller)).toMatchObject({ agent: 'workshop', calledNumber: NUMBER });

  expect((await remove(`/numbers/${NUMBER}`)).problem).toBeNull();
  expect(await phone('--number', NUMBER)).toMatchObject({ endedBy: 'rejected', status: 407 });
});

it('lets only those call who may: an address, then a password', async () => {
  await put(`/trunks/${TRUNK}`, { ...SETTINGS, allowedAddresses: ['192.0.2.0/24'] });
  await put(`/numbers/${NUMBER}`, { agent: 'workshop', trunk: TRUNK });
  expect(await phone('--number', NUMBER)).toMatchObject({ status: 407 });
  const auth = { username: 'carrier', password: 'a-long-password' };
  await put(`/trunks/${TRUNK}`, { ...SETTINGS, auth });
  expect(await phone('--number', NUMBER)).toMatchObject({ status: 407 });
  await put(`/trunks/${TRUNK}`, SETTINGS);
  expect(await phone('--number', NUMBER)).toMatchObject({ status: 200 });
});

it('finds what is wrong with the stack, the same in the terminal and through the API', async () => {
  const inTerminal = await doctor('--json');
  const report = JSON.parse(inTerminal.stdout) as DoctorReport;
  // This stack is for this machine alone and has no TLS; nobody serves the agent `elsewhere`.
  const expected = ['external-address warning', 'tls skipped', 'workers failed'];
  expect(notOk(report)).toEqual(expect.arrayContaining(expected));
  expect(notOk(report).filter((line) => line.endsWith('failed'))).toEqual(['workers failed']);
  expect(inTerminal.exitCode).toBe(1);

  const throughApi = await api<DoctorReport>('/doctor/run', { method: 'POST' });
  expect(idsOf(throughApi)).toEqual(idsOf(report));
  expect(notOk(throughApi)).toEqual(notOk(report));
});

it('tells what would happen to a call', async () => {
  const reached = await doctor(NUMBERS.workshop);
  expect(reached.stdout).toContain('the agent workshop, on the trunk second');
  expect(reached.exitCode).toBe(0);
  const nobody = await doctor(NUMBERS.nobody);
  expect(nobody.stdout).toContain('the caller is refused with 407');
  expect(nobody.exitCode).toBe(1);
});
