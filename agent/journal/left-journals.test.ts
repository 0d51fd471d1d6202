import fs from 'node:fs';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RefusedError } from '../backend-client.ts';
import { journalPath, type Leg } from './files.ts';
import { deliverLeftJournals, keepDeliveringLeftJournals } from './left-journals.ts';
import { CALL_ID, FakeBackend, LEG, numbered, useFolder } from './testing.ts';

const folder = useFolder();
const NAME = `${CALL_ID}.0.jsonl`;
const LONG_AGO = new Date(Date.now() - 60_000);

async function leave(seqs: number[], { leg = LEG, end = '\n', at = LONG_AGO } = {}) {
  const lines = seqs.map((seq) => JSON.stringify(numbered(seq))).join('\n');
  await writeFile(journalPath(folder(), leg), lines + end);
  await utimes(journalPath(folder(), leg), at, at);
}
const deliver = (backend: FakeBackend) => deliverLeftJournals(folder(), () => backend.send);
const seqs = (backend: FakeBackend) => backend.applied.map(({ seq }) => seq);

it('delivers a journal whose writer is gone, and deletes it', async () => {
  const backend = new FakeBackend();
  await leave([0, 1, 2]);
  await deliver(backend);
  expect(seqs(backend)).toEqual([0, 1, 2]);
  expect(await readdir(folder())).toEqual([]);
});

it('leaves alone a journal whose writer lives, and other files', async () => {
  const backend = new FakeBackend();
  await leave([0], { at: new Date() });
  await writeFile(join(folder(), 'notes.txt'), '');
  await deliver(backend);
  expect(backend.batches).toEqual([]);
  expect(await readdir(folder())).toHaveLength(2);
});

it('does without the line that the crash cut short', async () => {
  const backend = new FakeBackend();
  await leave([0, 1], { end: '\n{"seq":2,"at"' });
  await deliver(backend);
  expect(seqs(backend)).toEqual([0, 1]);
  expect(await readdir(folder())).toEqual([]);
});

it('goes on from what its writer had delivered', async () => {
  const backend = new FakeBackend();
  backend.applied.push(numbered(0), numbered(1));
  await leave([0, 1, 2]);
  await deliver(backend);
  expect(seqs(backend)).toEqual([0, 1, 2]);
});

it('keeps a journal until the backend is back', async () => {
  const backend = new FakeBackend();
  backend.away = new Error('away');
  await leave([0]);
  await expect(deliver(backend)).rejects.toThrow('away');
  backend.away = null;
  await deliver(backend);
  expect(seqs(backend)).toEqual([0]);
});

it('delivers all of a journal that is longer than a batch', async () => {
  const backend = new FakeBackend();
  await leave([...Array(250).keys()]);
  await deliver(backend);
  expect(seqs(backend)).toHaveLength(250);
});

it('knows each leg of a call', async () => {
  const legs = new Map<number, FakeBackend>();
  const send = ({ leg }: Leg) => {
    legs.set(leg, new FakeBackend());
    return (legs.get(leg) as FakeBackend).send;
  };
  await leave([0]);
  await leave([0, 1], { leg: { callId: CALL_ID, leg: 1 } });
  await deliverLeftJournals(folder(), send);
  expect([...legs].map(([leg, backend]) => [leg, backend.applied.length])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

it.each([
  ['what the backend refuses', [0], new RefusedError(404, 'no such call')],
  ['what follows a gap', [0, 2], null],
  ['what has lost its beginning', [3], null],
])('keeps for the operator %s', async (_title, left, away) => {
  const backend = new FakeBackend();
  backend.away = away;
  await leave(left);
  await deliver(backend);
  expect(await readdir(folder())).toEqual(['refused']);
  expect(fs.existsSync(join(folder(), 'refused', NAME))).toBe(true);
});

it('does not mind a gap that the backend has been told of', async () => {
  const backend = new FakeBackend();
  backend.applied.push(numbered(0), numbered(1), numbered(2));
  await leave([0, 2, 3]);
  await deliver(backend);
  expect(seqs(backend)).toEqual([0, 1, 2, 3]);
});

it('does nothing without a folder', async () => {
  await deliverLeftJournals(join(folder(), 'none'), () => new FakeBackend().send);
});

it('delivers what is left until it is told to stop', async () => {
  const backend = new FakeBackend();
  const stopped = new AbortController();
  await leave([0]);
  const watching = keepDeliveringLeftJournals(folder(), () => backend.send, stopped.signal);
  await backend.has(1);
  stopped.abort();
  await watching;
});
