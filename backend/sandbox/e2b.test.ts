import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { E2bDriver } from './e2b.ts';
import { type Command, SandboxFileError, SandboxGone, type UnassignedSandbox } from './sandbox.ts';
import { FakeE2b } from './testing/fake-e2b.ts';

const LIMITS = { timeoutMs: 5_000, maxOutputBytes: 1_000 };
const never = new AbortController().signal;
const NOTHING = { webHosts: [], codeHosts: [] };
const e2b = new FakeE2b();
const options = { template: 'a-template', privateHosts: [] };
const driver = new E2bDriver({ ...options, apiKey: e2b.apiKey });
let sandbox: UnassignedSandbox;
const start = () => driver.start({ browser: false }, never);

beforeAll(async () => {
  const address = await e2b.open();
  vi.stubEnv('E2B_API_URL', address);
  vi.stubEnv('E2B_SANDBOX_URL', address);
  sandbox = await start();
});
afterAll(async () => {
  await driver.close();
  await e2b.close();
  vi.unstubAllEnvs();
});

it('asks for a sandbox that reaches nothing, is not reached, and ends without us', () => {
  expect(e2b.machines.get(sandbox.id)?.asked).toMatchObject({
    templateID: 'a-template',
    timeout: 300,
    metadata: { switchboard: hostname(), process: String(process.pid) },
    network: { denyOut: ['0.0.0.0/0'], allowPublicTraffic: false },
  });
});

it('runs commands and Python', async () => {
  expect(await sandbox.python('print(6 * 7)', LIMITS, never)).toMatchObject({ stdout: '42\n' });
  const command: Command = { argv: ['sh', '-c', 'cat; exit 3'], stdin: 'ünd', ...LIMITS };
  expect(await sandbox.run(command, never)).toMatchObject({ exitCode: 3, stdout: 'ünd' });
});

it('keeps files, also large ones, inside the workspace', async () => {
  const content = Buffer.alloc(3_000_000, 'ab');
  await sandbox.writeFile('a/b.bin', content);
  const read = await sandbox.readFile('a/b.bin', 4_000_000);
  expect(content.equals(read.content)).toBe(true);
  await expect(sandbox.readFile('../runner/files.py', 10)).rejects.toThrow(SandboxFileError);
});

it('lets code reach the hosts of its agent, and copies the files that it shares', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shared-'));
  await writeFile(join(folder, 'prices.csv'), 'apple,3');
  const codeHosts = ['*.example.com', '10.0.0.1', 'intranet'];
  await sandbox.assign({ webHosts: [], codeHosts }, folder);
  expect(e2b.machines.get(sandbox.id)?.network).toEqual({
    allowOut: ['*.example.com'],
    denyOut: ['0.0.0.0/0'],
  });
  expect((await sandbox.readFile('shared/prices.csv', 100)).content.toString()).toBe('apple,3');
  await rm(folder, { recursive: true });
});

it('refuses a host with a port, which E2B cannot tell from others', async () => {
  const assigned = sandbox.assign({ webHosts: [], codeHosts: ['example.com:8443'] }, null);
  await expect(assigned).rejects.toThrow('"example.com:8443" has one');
});

it('fetches by the proxy, which lets through what the policy lists', async () => {
  await expect(sandbox.fetch('http://example.com/', { signal: never })).rejects.toThrow(
    'example.com is not among the hosts',
  );
});

it('says that it has no browser', async () => {
  await expect(sandbox.browser()).rejects.toThrow(SandboxGone);
});

it('ends the sandbox in the cloud, with what runs there', async () => {
  const ending = await start();
  await ending.assign(NOTHING, null);
  const running = ending.python('import time; time.sleep(60)', LIMITS, never);
  await Promise.all([ending.dispose(), expect(running).rejects.toThrow(SandboxGone)]);
  expect(e2b.ended).toContain(ending.id);
  await ending.dispose();
});

it('leaves none there when a start is given up', async () => {
  const abort = new AbortController();
  const starting = driver.start({ browser: false }, abort.signal);
  abort.abort(new Error('never mind'));
  await expect(starting).rejects.toThrow();
  expect([...e2b.machines.keys()]).toEqual([sandbox.id]);
});

it('notices when E2B has ended it', async () => {
  const lost = await start();
  await e2b.end(lost.id);
  await lost.ended;
  await expect(lost.python('1', LIMITS, never)).rejects.toThrow(SandboxGone);
});

it('sweeps away those of processes of this machine that are no more', async () => {
  const [dead, elsewhere] = await Promise.all([
    e2b.add({ metadata: { switchboard: hostname(), process: '999999999' } }),
    e2b.add({ metadata: { switchboard: `not-${hostname()}`, process: '999999999' } }),
  ]);
  await driver.sweep();
  expect(e2b.ended).toContain(dead);
  expect([...e2b.machines.keys()]).toEqual([sandbox.id, elsewhere]);
});

it('says so when the key is not accepted', async () => {
  const stranger = new E2bDriver({ ...options, apiKey: 'e2b_wrong' });
  await expect(stranger.start({ browser: false }, never)).rejects.toThrow('Invalid API key');
});
