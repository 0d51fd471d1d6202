import fs from 'node:fs';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { RefusedError } from '../backend-client.ts';
import { journalPath, type Leg } from './files.ts';
import {
  deliverLeftJournals,
  keepDeliveringLeftJournals,
  type LegReceiver,
} from './left-journals.ts';
import { CALL_ID, FakeBackend, LEG, numbered, useFolder } from './testing.ts';

const folder = useFolder();
const NAME = `${CALL_ID}.0.jsonl`;
let left: Leg[] = [];
const LONG_AGO = new Date(Date.now() - 60_000);

async function leave(seqs: number[], { leg = LEG, end = '\n', at = LONG_AGO } = {}) {
  const lines = seqs.map((seq) => JSON.stringify(numbered(seq))).join('\n');
  await writeFile(journalPath(folder(), leg), lines + end);
  await utimes(journalPath(folder(), leg), at, at);
}
const receiver = (send: LegReceiver['send']) => ({
  send,
  leave: async (leg: Leg) => void left.push(leg),
});
const deliver = (backend: FakeBackend) =>
  deliverLeftJournals(
    folder(),
    receiver(() => backend.send),
  );
const seqs = (backend: FakeBackend) => backend.applied.map(({ seq }) => seq);

beforeEach(() => {
  left = [];
});

it('tells, after all of it, that the process of a call in progress has died', async () => {
  await leave([0, 1]);
  await deliver(new FakeBackend());
  expect(left).toEqual([LEG]);
});

it('tells nothing of a call that had ended', async () => {
  const ended = { reason: 'silence', endedAt: numbered(0).at, detail: null };
  const line = JSON.stringify({ seq: 0, at: numbered(0).at, type: 'ended', ...ended });
  await writeFile(journalPath(folder(), LEG), `${line}\n`);
  await utimes(journalPath(folder(), LEG), LONG_AGO, LONG_AGO);
  await deliver(new FakeBackend());
  expect(left).toEqual([]);
});

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
  await deliverLeftJournals(folder(), receiver(send));
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
  await deliverLeftJournals(
    join(folder(), 'none'),
    receiver(() => new FakeBackend().send),
  );
});

it('delivers what is left until it is told to stop', async () => {
  const backend = new FakeBackend();
  const stopped = new AbortController();
  await leave([0]);
  const watching = keepDeliveringLeftJournals(
    folder(),
    receiver(() => backend.send),
    stopped.signal,
  );
  await backend.has(1);
  stopped.abort();
  await watching;
});
