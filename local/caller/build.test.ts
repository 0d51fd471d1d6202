import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildCaller } from './build.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caller-'));
});
afterEach(() => void vi.unstubAllEnvs());

/** Puts a program in the place of Go. */
async function goIs(script: string) {
  await writeFile(join(folder, 'go'), `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
}

test('builds once', async () => {
  await goIs('while [ "$1" != -o ]; do shift; done; echo built > "$2"');
  const onBuild = vi.fn();
  const program = await buildCaller(folder, onBuild);
  expect(await readFile(program, 'utf8')).toBe('built\n');
  expect(await buildCaller(folder, onBuild)).toBe(program);
  expect(onBuild).toHaveBeenCalledTimes(1);
});

test('a missing Go is told, with the remedy', async () => {
  vi.stubEnv('PATH', folder);
  await expect(buildCaller(folder, () => {})).rejects.toThrow(/Go is not installed.*Install it/);
});

test('a failed build shows what the compiler said', async () => {
  await goIs('echo "call.go:7: undefined: dial" >&2; exit 1');
  await expect(buildCaller(folder, () => {})).rejects.toThrow('call.go:7: undefined: dial');
});
