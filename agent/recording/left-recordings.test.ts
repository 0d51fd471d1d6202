import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeLogger } from '@livekit/agents';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliverLeftRecordings } from './left-recordings.ts';
import { fileName } from './part.ts';
import { MemoryBackend } from './testing.ts';

initializeLogger({ pretty: false, level: 'silent' });
const NOW = 1_800_000_000_000;
const PART = { callId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', startedAt: new Date(NOW - 60_000) };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'left-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function leave(text: string, untouchedMs = 60_000, name = fileName(PART)) {
  const path = join(folder, name);
  await writeFile(path, text);
  const touchedAt = new Date(NOW - untouchedMs);
  await utimes(path, touchedAt, touchedAt);
}

const deliver = (backend: MemoryBackend) => deliverLeftRecordings(folder, backend, () => NOW);

it('delivers the rest of a recording whose process died, and deletes the file', async () => {
  await leave('abcdef');
  const backend = new MemoryBackend();
  await backend.append(PART, 0, Buffer.from('abcd'));
  await deliver(backend);
  expect(backend.partOf(PART).toString()).toBe('abcdef');
  expect(backend.completed).toEqual([PART.callId]);
  expect(await readdir(folder)).toEqual([]);
});

it('leaves a recording alone that is being written', async () => {
  await leave('abc', 10_000);
  const backend = new MemoryBackend();
  await deliver(backend);
  expect(backend.sent).toEqual([]);
  expect(await readdir(folder)).toHaveLength(1);
});

it('keeps a recording while the backend is away', async () => {
  await leave('abc');
  const backend = new MemoryBackend();
  backend.away = true;
  await expect(deliver(backend)).rejects.toThrow('not sent');
  expect(await readdir(folder)).toHaveLength(1);
  backend.away = false;
  await deliver(backend);
  expect(backend.partOf(PART).toString()).toBe('abc');
  expect(await readdir(folder)).toEqual([]);
});

it('deletes the recording of a call that the backend does not know any more', async () => {
  await leave('abc');
  const backend = new MemoryBackend();
  backend.refuseWith = 404;
  await deliver(backend);
  expect(await readdir(folder)).toEqual([]);
});

it('puts aside a recording that the backend never takes', async () => {
  await leave('abc');
  const backend = new MemoryBackend();
  backend.refuseWith = 400;
  await deliver(backend);
  expect(await readdir(folder)).toEqual([`${fileName(PART)}.refused`]);
});

it('touches no other file, and does without a folder', async () => {
  await leave('abc', 60_000, 'other.mp3');
  await deliver(new MemoryBackend());
  expect(await readdir(folder)).toEqual(['other.mp3']);
  await deliverLeftRecordings(join(folder, 'none'), new MemoryBackend());
});
