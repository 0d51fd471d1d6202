import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AgentDraft } from '../../../../../backend/contract/agent-versions.ts';
import { ApiError } from '../../../lib/api-error.ts';
import { type DraftPut, DraftSaver, type SaveState } from './draft-saver.ts';

let puts: DraftPut[];
let answers: (() => Promise<AgentDraft>)[];
let states: SaveState['kind'][];
let kept: DraftPut | null;

const saved = (revision: number): AgentDraft => ({
  baseVersion: 1,
  publishedVersion: 1,
  revision,
  settings: {},
  issues: [],
  updatedBy: null,
  updatedAt: '2026-01-01T10:00:00.000Z',
});

const saver = (revision: number | null = null) =>
  new DraftSaver({
    baseVersion: 1,
    revision,
    put: (draft) => {
      puts.push(draft);
      return (answers.shift() ?? (async () => saved(puts.length)))();
    },
    keep: (draft) => {
      kept = draft;
    },
    onState: ({ kind }) => states.push(kind),
    onSaved: () => {},
    waitMs: 100,
    againMs: 1_000,
  });

beforeEach(() => {
  vi.useFakeTimers();
  puts = [];
  answers = [];
  states = [];
  kept = null;
});
afterEach(() => {
  vi.useRealTimers();
});

it('saves once when typing pauses, with the revision that it has seen', async () => {
  const saving = saver();
  saving.change({ name: 'A' });
  await vi.advanceTimersByTimeAsync(60);
  saving.change({ name: 'Ab' });
  await vi.advanceTimersByTimeAsync(60);
  expect(puts).toEqual([]);
  await vi.advanceTimersByTimeAsync(60);
  saving.change({ name: 'Abc' });
  await saving.flush();
  expect(puts).toEqual([
    { settings: { name: 'Ab' }, baseVersion: 1, revision: null },
    { settings: { name: 'Abc' }, baseVersion: 1, revision: 1 },
  ]);
  expect([states.at(-1), saving.isSaved, kept]).toEqual(['saved', true, null]);
});

it('saves what was typed while it was saving, after it', async () => {
  const first = Promise.withResolvers<AgentDraft>();
  answers = [() => first.promise];
  const saving = saver();
  saving.change({ name: 'A' });
  const flushed = saving.flush();
  saving.change({ name: 'B' });
  first.resolve(saved(1));
  await flushed;
  expect(puts.map(({ settings, revision }) => [settings.name, revision])).toEqual([
    ['A', null],
    ['B', 1],
  ]);
  expect(saving.isSaved).toBe(true);
});

it('keeps what it cannot save in the browser, and tries again', async () => {
  answers = [() => Promise.reject(new ApiError('offline', 'No connection.'))];
  const saving = saver();
  saving.change({ name: 'A' });
  await saving.flush();
  expect([states.at(-1), saving.isSaved]).toEqual(['failed', false]);
  expect(kept?.settings).toEqual({ name: 'A' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect([states.at(-1), puts.length, kept]).toEqual(['saved', 2, null]);
});

it('stops at what somebody else has changed, and keeps what is typed', async () => {
  answers = [() => Promise.reject(new ApiError('conflict', 'It was changed.'))];
  const saving = saver(3);
  saving.change({ name: 'A' });
  await saving.flush();
  saving.change({ name: 'B' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect([states.at(-1), puts.length]).toEqual(['conflict', 1]);
  expect(kept?.settings).toEqual({ name: 'B' });
});

it('saves nothing more once it was published or discarded', async () => {
  const saving = saver();
  saving.change({ name: 'A' });
  saving.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([puts, kept]).toEqual([[], null]);
});

it('removes the draft after what was being saved, which would make it anew', async () => {
  const first = Promise.withResolvers<AgentDraft>();
  answers = [() => first.promise];
  const saving = saver();
  saving.change({ name: 'A' });
  void saving.flush();
  saving.change({ name: 'B' });
  const remove = vi.fn(async () => {});
  const discarded = saving.discard(remove);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(remove).not.toHaveBeenCalled();
  first.resolve(saved(1));
  await discarded;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(remove).toHaveBeenCalledOnce();
  expect([puts.length, kept, saving.isSaved]).toEqual([1, null, true]);
});

it('loses nothing when the draft cannot be removed', async () => {
  const saving = saver();
  saving.change({ name: 'A' });
  const discarded = saving.discard(() => Promise.reject(new ApiError('offline', 'No connection.')));
  await expect(discarded).rejects.toThrow('No connection.');
  expect(kept?.settings).toEqual({ name: 'A' });
  await vi.advanceTimersByTimeAsync(100);
  expect([puts.map(({ settings }) => settings.name), saving.isSaved]).toEqual([['A'], true]);
});

it('saves over what others have done once that has been looked at', async () => {
  answers = [() => Promise.reject(new ApiError('conflict', 'It was changed.'))];
  const saving = saver(2);
  saving.change({ name: 'A' });
  await saving.flush();
  await saving.saveOver({ settings: { name: 'A' }, baseVersion: 4, revision: 5 });
  expect(puts.at(-1)).toEqual({ settings: { name: 'A' }, baseVersion: 4, revision: 5 });
  expect(saving.isSaved).toBe(true);
});
