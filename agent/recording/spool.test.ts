import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { Spool, SpoolFullError } from './spool.ts';

const folder = await mkdtemp(join(tmpdir(), 'spool-'));
afterAll(() => rm(folder, { recursive: true }));

const read = async (spool: Spool, offset: number, length = 100) =>
  (await spool.read(offset, length)).toString();

/** A spool on a disk that is full. */
async function fullDisk(name: string) {
  await symlink('/dev/full', join(folder, name));
  const onTrouble = vi.fn();
  return { spool: await Spool.create(join(folder, name), onTrouble), onTrouble };
}

it('has on disk what was appended, and gives any part of it', async () => {
  const path = join(folder, 'below', 'a.mp3');
  const spool = await Spool.create(path, () => expect.unreachable());
  await spool.append(Buffer.from('abc'));
  await spool.append(Buffer.from('defg'));
  expect(await readFile(path, 'utf8')).toBe('abcdefg');
  expect(spool.size).toBe(7);
  expect(await read(spool, 2, 3)).toBe('cde');
  await spool.remove();
  expect(await readdir(join(folder, 'below'))).toEqual([]);
});

it('keeps in memory what a full disk does not take, and says so once', async () => {
  const { spool, onTrouble } = await fullDisk('full.mp3');
  await spool.append(Buffer.from('abc'));
  await spool.append(Buffer.from('def'));
  expect(onTrouble).toHaveBeenCalledOnce();
  expect(onTrouble.mock.calls[0]?.[0]).toMatchObject({ code: 'ENOSPC' });
  expect(await read(spool, 1)).toBe('bcdef');
  spool.delivered(4);
  expect(spool.size).toBe(6);
  expect(await read(spool, 4)).toBe('ef');
});

it('works without a folder that can be written to', async () => {
  await writeFile(join(folder, 'file'), '');
  const onTrouble = vi.fn();
  const spool = await Spool.create(join(folder, 'file', 'a.mp3'), onTrouble);
  await spool.append(Buffer.from('abc'));
  expect(onTrouble).toHaveBeenCalledOnce();
  expect(await read(spool, 0)).toBe('abc');
  await spool.remove();
});

it('ends a recording that nobody takes, before it takes all memory', async () => {
  const { spool } = await fullDisk('endless.mp3');
  const minutes = Buffer.alloc(5 * 1024 * 1024);
  await spool.append(minutes);
  spool.delivered(minutes.length);
  await spool.append(minutes);
  await expect(spool.append(minutes)).rejects.toThrow(SpoolFullError);
});
