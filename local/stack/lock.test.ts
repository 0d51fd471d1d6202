import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataDir } from './lock.ts';
import { identify } from './process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A holder that has ended: our process id, but of another time. */
const GONE = { pid: process.pid, startedAt: 'another time' };
const writeLock = (guard: unknown) =>
  writeFileSync(join(folder, 'stack.lock'), JSON.stringify({ supervisor: GONE, guard }));

it('keeps a second stack out, and names the first', async () => {
  await lockDataDir(folder, process.pid);
  await expect(lockDataDir(folder, process.pid)).rejects.toThrow(
    `DATA_DIR ${folder} is in use by the stack with process id ${process.pid}.`,
  );
  expect(readdirSync(folder)).toEqual(['stack.lock']);
});

it('lets the next stack in when it is given back', async () => {
  const unlock = await lockDataDir(folder, process.pid);
  unlock();
  expect(existsSync(join(folder, 'stack.lock'))).toBe(false);
  await lockDataDir(folder, process.pid);
});

it('takes over from a stack that was killed', async () => {
  writeLock(GONE);
  await lockDataDir(folder, process.pid);
});

it('takes over a lock that was not written to its end', async () => {
  writeFileSync(join(folder, 'stack.lock'), '{"superv');
  await lockDataDir(folder, process.pid);
});

it('waits until the guard of a killed stack has cleaned up', async () => {
  const guard = spawn('sleep', ['1000']);
  const pid = guard.pid ?? 0;
  writeLock(identify(pid));
  const guardThen = lockDataDir(folder, process.pid).then(() => identify(pid));
  // Whoever does not wait has the lock by now.
  await new Promise(setImmediate);
  guard.kill();
  expect(await guardThen).toBeUndefined();
});
