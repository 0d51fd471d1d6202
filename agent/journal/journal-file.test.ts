import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { JournalFile } from './journal-file.ts';
import { readJournal } from './read-journal.ts';
import { numbered, useFolder } from './testing.ts';

const folder = useFolder();
const path = () => join(folder(), 'below', 'journal.jsonl');
const line = (seq: number) => JSON.stringify(numbered(seq));
const written = async () => (await readJournal(path())).map(({ seq }) => seq);
const open = (fileSystem: typeof fs = fs) => {
  const onFailure = vi.fn();
  return { file: new JournalFile(path(), onFailure, fileSystem), onFailure };
};

it('has written a line before it returns, for its owner alone to read', async () => {
  const { file } = open();
  file.append(line(0));
  file.append(line(1));
  expect(fs.readFileSync(path(), 'utf8')).toBe(`${line(0)}\n${line(1)}\n`);
  expect((await stat(path())).mode & 0o777).toBe(0o600);
});

it('keeps what a full disk does not take, and writes it once there is room', async () => {
  fs.mkdirSync(join(folder(), 'below'));
  await symlink('/dev/full', path());
  const { file, onFailure } = open();
  file.append(line(0));
  file.append(line(1));
  expect(onFailure.mock.calls[0]?.[0]).toMatchObject({ code: 'ENOSPC' });
  expect(file.isWhole).toBe(false);

  await rm(path());
  file.upkeep(() => [line(0), line(1)]);
  expect(file.isWhole).toBe(true);
  file.append(line(2));
  expect(await written()).toEqual([0, 1, 2]);
});

it('writes again what was cut short, and the reader skips the rest of it', async () => {
  let room = 10;
  const full = {
    ...fs,
    writeSync(descriptor: number, bytes: Buffer) {
      if (room <= 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      const length = Math.min(room, bytes.length);
      room -= length;
      return fs.writeSync(descriptor, bytes, 0, length);
    },
  } as typeof fs;
  const { file } = open(full);
  file.append(line(0));
  file.append(line(1));
  room = Number.POSITIVE_INFINITY;
  file.upkeep(() => []);
  expect(await written()).toEqual([0, 1]);
});

it('begins anew with what is not stored elsewhere when the file was deleted', async () => {
  const { file } = open();
  file.append(line(0));
  await rm(path());
  file.upkeep(() => [line(0)]);
  file.append(line(1));
  expect(await written()).toEqual([0, 1]);
});

it('shows that its writer lives', async () => {
  const { file } = open();
  await utimes(path(), 0, 0);
  file.upkeep(() => []);
  expect((await stat(path())).mtimeMs).toBeGreaterThan(Date.now() - 10_000);
});

it('is gone when deleted, and stays when left', async () => {
  const { file } = open();
  file.append(line(0));
  file.leave();
  expect(await written()).toEqual([0]);
  open().file.delete();
  expect(fs.existsSync(path())).toBe(false);
});

it('does not throw where nothing can be written at all', async () => {
  await writeFile(join(folder(), 'below'), '');
  const { file, onFailure } = open();
  file.append(line(0));
  file.upkeep(() => [line(0)]);
  file.leave();
  file.delete();
  expect(onFailure).toHaveBeenCalled();
});

it('has lost nothing that was appended before its process was killed', async () => {
  const writer = fork(fileURLToPath(new URL('./run-writer.ts', import.meta.url)), [path()]);
  let told = -1;
  writer.on('message', (seq: number) => {
    told = seq;
    if (seq === 300) writer.kill('SIGKILL');
  });
  await once(writer, 'exit');
  expect(told).toBeGreaterThanOrEqual(300);
  expect((await written()).length).toBeGreaterThan(told);
});

it('is read without the line that a crash cut short', async () => {
  const { file } = open();
  file.append(line(0));
  fs.appendFileSync(path(), line(1).slice(0, 20));
  expect(await written()).toEqual([0]);
  expect(await readFile(path(), 'utf8')).toContain('\n');
});
