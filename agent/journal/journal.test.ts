import fs from 'node:fs';
import { readdir, symlink } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { NewCallEvent } from '../../backend/contract/events.ts';
import { RefusedError } from '../backend-client.ts';
import { journalPath } from './files.ts';
import { Journal, type JournalOptions } from './journal.ts';
import { readJournal } from './read-journal.ts';
import { CALL_ID, digit, ended, FakeBackend, LEG, LUCK, type Luck, useFolder } from './testing.ts';

const folder = useFolder();
const FAST = {
  gatherMs: 1,
  signOfLifeMs: 20,
  watchedMs: 5,
  interimMs: 10,
  firstRetryMs: 1,
  longestRetryMs: 5,
  handOverMs: 100,
  onlyCopyMs: 10_000,
};

function open(backend: FakeBackend, options: Partial<JournalOptions> = {}) {
  const onStop = vi.fn();
  const onCommand = vi.fn();
  const journal = new Journal({
    ...LEG,
    folder: folder(),
    firstSeq: 0,
    send: backend.send,
    redact: (event: NewCallEvent) => event,
    redactInterim: (text) => text,
    onStop,
    onCommand,
    timing: FAST,
    ...options,
  });
  return { journal, onStop, onCommand };
}
const types = (backend: FakeBackend) => backend.applied.map(({ type }) => type);
const written = async () => (await readJournal(journalPath(folder(), LEG))).map(({ seq }) => seq);

it('delivers what is recorded, numbered and dated, and deletes the file at the end', async () => {
  const backend = new FakeBackend();
  const { journal } = open(backend);
  expect(journal.record(digit('1'))).toBe(0);
  expect(journal.record(ended)).toBe(1);
  await journal.finish();
  expect(backend.applied).toMatchObject([
    { seq: 0, type: 'dtmf', digit: '1', at: expect.stringMatching(/Z$/) },
    { seq: 1, type: 'ended', reason: 'caller_hung_up' },
  ]);
  expect(await readdir(folder())).toEqual([]);
});

it('delivers each event once and in order whatever becomes of the deliveries', async () => {
  const run = async (luck: Luck[], count: number) => {
    const backend = new FakeBackend(luck);
    const { journal } = open(backend, { timing: { ...FAST, handOverMs: 10_000 } });
    for (let n = 0; n < count; n += 1) {
      journal.record(digit(String(n % 10)));
      if (n % 3 === 0) await wait(1);
    }
    journal.record(ended);
    await journal.finish();
    expect(backend.applied.map(({ seq }) => seq)).toEqual([...Array(count + 1).keys()]);
  };
  const luck = fc.array(fc.constantFrom(...LUCK), { maxLength: 12 });
  await fc.assert(fc.asyncProperty(luck, fc.integer({ min: 0, max: 30 }), run), { numRuns: 40 });
});

it('gives signs of life when there is nothing to deliver', async () => {
  const backend = new FakeBackend();
  const { journal } = open(backend);
  await vi.waitFor(() => expect(backend.batches.length).toBeGreaterThan(3));
  expect(backend.batches).toContain(0);
  journal.record(ended);
  await journal.finish();
});

it('catches up after the backend was away', async () => {
  const backend = new FakeBackend();
  const { journal } = open(backend);
  backend.away = new Error('away');
  for (const key of '123') journal.record(digit(key));
  await wait(30);
  expect(await written()).toEqual([0, 1, 2]);
  backend.away = null;
  await backend.has(3);
  journal.record(ended);
  await journal.finish();
});

it('leaves the file to the worker when the backend stays away after the call', async () => {
  const backend = new FakeBackend();
  backend.away = new Error('away');
  const { journal } = open(backend);
  journal.record(digit('1'));
  journal.record(ended);
  await journal.finish();
  expect(await written()).toEqual([0, 1]);
});

it('waits on when it has the only copy, as the disk is full', async () => {
  await symlink('/dev/full', journalPath(folder(), LEG));
  const backend = new FakeBackend();
  backend.away = new Error('away');
  const { journal } = open(backend);
  journal.record(digit('1'));
  await wait(1);
  journal.record(ended);
  await wait(2 * FAST.handOverMs);
  backend.away = null;
  await journal.finish();
  expect(types(backend)).toEqual(['dtmf', 'error', 'ended']);
});

it('tells of a full disk once', async () => {
  await symlink('/dev/full', journalPath(folder(), LEG));
  const backend = new FakeBackend();
  const { journal } = open(backend);
  for (const key of '123') journal.record(digit(key));
  await backend.has(4);
  journal.record(ended);
  await journal.finish();
  const errors = backend.applied.filter(({ type }) => type === 'error');
  expect(errors).toMatchObject([{ part: 'journal', message: expect.stringMatching(/ENOSPC/) }]);
});

it('keeps for the operator what the backend refuses', async () => {
  const backend = new FakeBackend();
  backend.away = new RefusedError(404, 'no such call');
  const { journal } = open(backend);
  journal.record(digit('1'));
  await vi.waitFor(() => expect(backend.batches.length).toBe(1));
  journal.record(ended);
  await journal.finish();
  const kept = fs.readFileSync(`${folder()}/refused/${CALL_ID}.0.jsonl`, 'utf8');
  expect(kept.trim().split('\n')).toHaveLength(2);
});

it('goes on after an answer that says nothing of the events', async () => {
  const backend = new FakeBackend();
  backend.away = new RefusedError(401, 'wrong token');
  const { journal } = open(backend);
  journal.record(digit('1'));
  await vi.waitFor(() => expect(backend.batches.length).toBeGreaterThan(2));
  backend.away = null;
  await backend.has(1);
  journal.record(ended);
  await journal.finish();
});

it('hands on once that the backend wants the call ended', async () => {
  const backend = new FakeBackend();
  backend.stop = 'credit';
  const { journal, onStop } = open(backend);
  await vi.waitFor(() => expect(backend.batches.length).toBeGreaterThan(2));
  expect(onStop.mock.calls).toEqual([['credit']]);
  journal.record(ended);
  await journal.finish();
});

it('records nothing after the end', async () => {
  const backend = new FakeBackend();
  const { journal } = open(backend);
  journal.record(ended);
  journal.record(digit('1'));
  await journal.finish();
  expect(types(backend)).toEqual(['ended']);
});

it('puts an error in the place of an event that the backend would refuse', async () => {
  const backend = new FakeBackend();
  const { journal } = open(backend);
  journal.record(digit('x'));
  journal.record(ended);
  await journal.finish();
  expect(backend.applied).toMatchObject([{ type: 'error', part: 'journal' }, { type: 'ended' }]);
});

it('writes and delivers what was redacted, and nothing else', async () => {
  const backend = new FakeBackend();
  backend.away = new Error('away');
  const redact = (event: NewCallEvent) => (event.type === 'dtmf' ? digit('*') : event);
  const { journal } = open(backend, { redact });
  journal.record(digit('7'));
  expect(fs.readFileSync(journalPath(folder(), LEG), 'utf8')).toContain('"digit":"*"');
  backend.away = null;
  journal.record(ended);
  await journal.finish();
});

it('tells what is being said to those who watch, redacted, the latest, and not too often', async () => {
  const backend = new FakeBackend();
  const timing = { ...FAST, interimMs: 40 };
  const { journal } = open(backend, { timing, redactInterim: (text) => text.toUpperCase() });
  journal.interim({ speaker: 'caller', text: 'nobody watches' });
  await vi.waitFor(() => expect(backend.batches.length).toBeGreaterThan(1));
  expect(backend.interims).toEqual([]);

  backend.isWatched = true;
  const known = backend.batches.length;
  await vi.waitFor(() => expect(backend.batches.length).toBeGreaterThan(known + 1));
  const startedAt = performance.now();
  while (performance.now() - startedAt < 100) {
    journal.interim({ speaker: 'caller', text: `said at ${Math.round(performance.now())}` });
    await wait(2);
  }
  journal.record(ended);
  journal.interim({ speaker: 'caller', text: 'too late' });
  await journal.finish();
  expect(backend.interims.length).toBeGreaterThan(1);
  expect(backend.interims.length).toBeLessThanOrEqual(4);
  for (const { text } of backend.interims) expect(text).toMatch(/^SAID AT/);
  expect(types(backend)).toEqual(['ended']);
});

it('hands on what an operator wishes once, however often it comes', async () => {
  const backend = new FakeBackend();
  const { journal, onCommand } = open(backend);
  const command = {
    action: 'say',
    by: 'Ada',
    byId: null,
    detail: 'Hello.',
    at: '2026-01-01T10:00:00.000Z',
  };
  backend.commands = [{ ...command, action: 'say', id: crypto.randomUUID() }];
  await vi.waitFor(() => expect(onCommand).toHaveBeenCalled());
  const known = backend.batches.length;
  await vi.waitFor(() => expect(backend.batches.length).toBeGreaterThan(known + 2));
  expect(onCommand.mock.calls).toEqual([[backend.commands[0]]]);
  journal.record(ended);
  await journal.finish();
});
