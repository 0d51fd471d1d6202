import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DockerDriver } from './docker.ts';
import { SandboxGone, type UnassignedSandbox } from './sandbox.ts';

const LIMITS = { timeoutMs: 5_000, maxOutputBytes: 1_000 };
const never = new AbortController().signal;
/** Notes what it is asked for, and runs the runner without a container. */
const DOCKER = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/asked"
case "$1" in
  run) echo $$ > "$(dirname "$0")/pid"
    for word in "$@"; do case "$word" in *:/opt/runner:ro) runner=\${word%%:*};; esac; done
    WORKSPACE="$(dirname "$0")" exec python3 -I -B "$runner";;
  rm) case "$3" in *-dead) exit;; esac; kill -9 "$(cat "$(dirname "$0")/pid")";;
  ps) echo switchboard-sandbox-999999999-dead; echo switchboard-sandbox-1-alive; echo other;;
esac
`;

const path = process.env.PATH;
const driver = new DockerDriver({
  image: 'an/image',
  workspaceMb: 64,
  memoryMb: 512,
  privateHosts: [],
});
let folder: string;
let sandbox: UnassignedSandbox;
const asked = () => readFile(join(folder, 'asked'), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-'));
  await writeFile(join(folder, 'docker'), DOCKER);
  await chmod(join(folder, 'docker'), 0o755);
  process.env.PATH = `${folder}${delimiter}${path}`;
  sandbox = await driver.start({ browser: false }, never);
});
afterAll(async () => {
  await driver.close();
  process.env.PATH = path;
  await rm(folder, { recursive: true });
});

it('runs commands in a container without network, rights or a writable root', async () => {
  expect((await sandbox.python('print(6 * 7)', LIMITS, never)).stdout).toBe('42\n');
  expect(await asked()).toMatch(
    /^run .*--network none --read-only --user 65534:65534 --cap-drop ALL.*--memory 512m.* an\/image /,
  );
});

it('says that it has no browser', async () => {
  await expect(sandbox.browser()).rejects.toThrow(SandboxGone);
});

it('fetches by the proxy, which lets through what the policy lists', async () => {
  await expect(sandbox.fetch('http://example.com/', { signal: never })).rejects.toThrow(
    'example.com is not among the hosts',
  );
});

it('removes the containers of processes that are no more', async () => {
  await driver.sweep();
  expect(await asked()).toMatch(/rm --force switchboard-sandbox-999999999-dead\n/);
});

it('removes the container at the end', async () => {
  await sandbox.dispose();
  expect(await asked()).toMatch(/rm --force switchboard-sandbox-\d+-[0-9a-f-]{36}\n/);
  await expect(sandbox.python('1', LIMITS, never)).rejects.toThrow(SandboxGone);
});
