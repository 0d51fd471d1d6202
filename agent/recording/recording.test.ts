import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeLogger } from '@livekit/agents';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RECORDING } from '../../backend/contract/recordings.ts';
import { SAMPLES_PER_MS, toSamples } from './clock.ts';
import { Mix } from './mix.ts';
import { partOf } from './part.ts';
import { Recording, type RecordingState } from './recording.ts';
import { MemoryBackend } from './testing.ts';

initializeLogger({ pretty: false, level: 'silent' });
const CALL = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const SECOND = new Int16Array(1_000 * SAMPLES_PER_MS).fill(1_000);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recording-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A recording of an agent who speaks for as long as the clock runs. */
function record(backend: MemoryBackend, into = folder) {
  let nowMs = 0;
  const mix = new Mix(() => nowMs);
  const states: RecordingState[] = [];
  const onState = (state: RecordingState) => void states.push(state);
  const recording = new Recording(mix, { callId: CALL, folder: into, backend, onState });
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i += 1) {
      mix.agent.place(toSamples(nowMs), SECOND);
      nowMs += 1_000;
    }
  };
  return { recording, states, pass };
}

const bytesOf = (ms: number) => (ms * RECORDING.kbps) / 8;

it('delivers all of it, says that this was all, and leaves no file', async () => {
  const backend = new MemoryBackend();
  const { recording, states, pass } = record(backend);
  pass(5);
  await recording.stop();
  expect(states).toEqual(['started', 'stopped']);
  expect(backend.total()).toBeGreaterThanOrEqual(bytesOf(5_000 - 50));
  expect(backend.completed).toEqual([CALL]);
  expect(await readdir(folder)).toEqual([]);
});

it('has on disk, while it runs, all but the last seconds', async () => {
  const { recording, pass } = record(new MemoryBackend());
  pass(5);
  const file = await vi.waitFor(async () => {
    const [name = ''] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    expect(bytes.length).toBeGreaterThan(bytesOf(3_500));
    return { name, bytes };
  });
  expect(partOf(file.name)?.callId).toBe(CALL);
  await recording.stop();
});

it('tells once when it is paused and resumed', async () => {
  const { recording, states } = record(new MemoryBackend());
  recording.resume();
  recording.pause();
  recording.pause();
  recording.resume();
  await recording.stop();
  expect(states).toEqual(['started', 'paused', 'resumed', 'stopped']);
});

it('is delivered whole although the disk takes nothing', async () => {
  const backend = new MemoryBackend();
  await writeFile(join(folder, 'file'), '');
  const { recording, states, pass } = record(backend, join(folder, 'file'));
  await vi.waitFor(() => expect(states).toContain('failed'));
  pass(5);
  await recording.stop();
  expect(states).toEqual(['started', 'failed', 'stopped']);
  expect(backend.total()).toBeGreaterThanOrEqual(bytesOf(5_000 - 50));
});

it('is left on disk when the backend refuses it', async () => {
  const backend = new MemoryBackend();
  backend.refuseWith = 400;
  const { recording, states, pass } = record(backend);
  pass(5);
  await recording.stop();
  expect(states).toEqual(['started', 'stopped', 'failed']);
  expect(await readdir(folder)).toHaveLength(1);
});
