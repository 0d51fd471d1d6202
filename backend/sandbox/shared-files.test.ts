import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sharedFiles } from './shared-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shared-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('follows no link', async () => {
  await writeFile(join(folder, 'a.txt'), 'a');
  await symlink('/etc', join(folder, 'b'));
  await symlink('/etc/hostname', join(folder, 'c'));
  expect((await Array.fromAsync(sharedFiles(folder))).map(({ path }) => path)).toEqual(['a.txt']);
});

it('leaves out what is too large together, and says so', async () => {
  for (const name of ['a', 'b', 'c']) {
    await writeFile(join(folder, name), '');
    await truncate(join(folder, name), name === 'c' ? 1 : 40 * 1024 * 1024);
  }
  const files = await Array.fromAsync(sharedFiles(folder));
  expect(files.map(({ path }) => path)).toEqual(['a', 'c', 'LEFT-OUT.txt']);
  expect(String(files.at(-1)?.content)).toContain('\nb\n');
});
