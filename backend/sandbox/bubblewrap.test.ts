import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BubblewrapDriver } from './bubblewrap.ts';
import { below, childrenOfAll } from './processes.ts';
import { SandboxGone, type UnassignedSandbox } from './sandbox.ts';

const LIMITS = { timeoutMs: 5_000, maxOutputBytes: 1_000 };
const never = new AbortController().signal;
const driver = new BubblewrapDriver({
  privateHosts: [],
  chromium: null,
  workspaceMb: 64,
  memoryMb: 1_024,
});
let sandbox: UnassignedSandbox;

beforeAll(async () => {
  sandbox = await driver.start({ browser: false }, never);
});
afterAll(async () => {
  await sandbox.dispose();
  await driver.close();
});

describe('a command', () => {
  it('has its arguments, its input and both outputs', async () => {
    const argv = ['sh', '-c', 'cat; echo "$1" >&2; exit 3', 'sh', 'a b; c'] as const;
    expect(await sandbox.run({ argv: [...argv], stdin: 'in', ...LIMITS }, never)).toEqual({
      exitCode: 3,
      stdout: 'in',
      stderr: 'a b; c\n',
      cut: false,
      timedOut: false,
    });
  });

  it('that does not exist says so', async () => {
    const result = await sandbox.run({ argv: ['nonesuch'], ...LIMITS }, never);
    expect(result).toMatchObject({ exitCode: 127, stderr: expect.stringContaining('nonesuch') });
  });

  it('is killed when its time is over, with what it has said kept', async () => {
    const argv = ['sh', '-c', 'echo begun; sleep 60'] as const;
    const result = await sandbox.run({ argv: [...argv], ...LIMITS, timeoutMs: 300 }, never);
    expect(result).toMatchObject({ exitCode: null, timedOut: true, stdout: 'begun\n' });
  });

  it('is killed when it is aborted', async () => {
    const abort = new AbortController();
    const running = sandbox.run({ argv: ['sleep', '60'], ...LIMITS }, abort.signal);
    abort.abort(new Error('never mind'));
    await expect(running).rejects.toThrow('never mind');
  });

  it('may say so much and no more', async () => {
    const result = await sandbox.python('print("x" * 5000)', LIMITS, never);
    expect(result).toMatchObject({ exitCode: 0, cut: true, stdout: 'x'.repeat(1_000) });
  });

  it('runs beside others', async () => {
    const slow = sandbox.python('import time; time.sleep(0.5)', LIMITS, never);
    const quick = await sandbox.python('print("quick")', LIMITS, never);
    expect(quick.stdout).toBe('quick\n');
    expect((await slow).exitCode).toBe(0);
  });
});

describe('Python', () => {
  it('tells an error by the line of the code', async () => {
    const { exitCode, stderr } = await sandbox.python('x = 1\nx / 0', LIMITS, never);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('File "<task>", line 2');
    expect(stderr).toContain('ZeroDivisionError');
    expect(stderr).not.toContain('commands.py');
  });

  it('leaves nothing behind but files', async () => {
    await sandbox.python('kept = 1; open("kept.txt", "w").write("1")', LIMITS, never);
    const code = 'print(open("kept.txt").read(), "kept" in globals())';
    expect((await sandbox.python(code, LIMITS, never)).stdout).toBe('1 False\n');
  });
});

describe('files', () => {
  it('are read back as they were written, up to a limit', async () => {
    const content = Buffer.from([0, 255, 10, 13, 128]);
    await sandbox.writeFile('a/b.bin', content);
    expect(await sandbox.readFile('a/b.bin', 5)).toEqual({ content, cut: false });
    expect(await sandbox.readFile('a/b.bin', 2)).toEqual({
      content: content.subarray(0, 2),
      cut: true,
    });
  });

  it('are listed by their path, up to a limit', async () => {
    await sandbox.writeFile('list/one/two.txt', Buffer.from('12'));
    const one = { path: 'one', kind: 'folder', bytes: 0 };
    const two = { path: 'one/two.txt', kind: 'file', bytes: 2 };
    expect(await sandbox.listFiles('list', 9)).toEqual({ entries: [one, two], cut: false });
    expect(await sandbox.listFiles('list', 1)).toEqual({ entries: [one], cut: true });
  });

  it("of the agent's shared folder are there to be read, and no link is followed", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shared-'));
    await mkdir(join(folder, 'prices'));
    await writeFile(join(folder, 'prices', 'list.csv'), 'apple,3');
    await symlink('/etc/hostname', join(folder, 'link'));
    await sandbox.assign({ webHosts: [], codeHosts: [] }, folder);
    const { entries } = await sandbox.listFiles('shared', 10);
    expect(entries.map(({ path }) => path)).toEqual(['prices', 'prices/list.csv']);
    const written = sandbox.writeFile('shared/prices/list.csv', Buffer.from('x'));
    await expect(written).rejects.toThrow('Permission denied');
    await rm(folder, { recursive: true });
  });
});

describe('the end', () => {
  it('comes within a second, with all that runs', async () => {
    const ending = await driver.start({ browser: true }, never);
    const running = ending.python('import time; time.sleep(60)', LIMITS, never);
    const before = below(process.pid, childrenOfAll()).length;
    const startedAt = performance.now();
    await Promise.all([ending.dispose(), expect(running).rejects.toThrow(SandboxGone)]);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(below(process.pid, childrenOfAll()).length).toBeLessThan(before - 10);
    await expect(ending.browser()).rejects.toThrow(SandboxGone);
    await ending.dispose();
  });

  it('of the browser alone is followed by another one', async () => {
    const browser = await sandbox.browser();
    await browser.close();
    expect((await sandbox.browser()).isConnected()).toBe(true);
  });
});
