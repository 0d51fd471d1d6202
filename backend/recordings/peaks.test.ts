import { expect, it, vi } from 'vitest';
import { createMp3Encoder } from 'wasm-media-encoders';
import { RECORDING } from '../contract/recordings.ts';
import { testLog } from '../testing/services.ts';
import { silence } from './layout.ts';
import { PeakReader } from './peaks.ts';
import type { Recording } from './recording.ts';

const { sampleRate, kbps, frameBytes, frameMs } = RECORDING;

/** A tone in both channels, each as loud as given, as whole frames. */
async function tone(seconds: number, left: number, right: number): Promise<Uint8Array[]> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 2, sampleRate, outputSampleRate: sampleRate, bitrate: kbps });
  const wave = (level: number) =>
    Float32Array.from({ length: seconds * sampleRate }, (_, n) => level * Math.sin(n / 10));
  return [
    Uint8Array.from(encoder.encode([wave(left), wave(right)])),
    Uint8Array.from(encoder.finalize()),
  ];
}

/** A recording of these pieces that counts how often it is read. */
function recordingOf(pieces: Uint8Array[]): Recording & { readings: number } {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  return {
    readings: 0,
    bytes,
    startedAt: new Date('2026-01-01T10:00:00.000Z'),
    durationMs: (bytes / frameBytes) * frameMs,
    read() {
      this.readings += 1;
      return ReadableStream.from(pieces);
    },
  };
}

/** Keeps the peaks of all calls as a store does. */
function peakStore() {
  const kept = new Map<string, string>();
  return {
    kept,
    findPeaks: async (callId: string) => kept.get(callId) ?? null,
    keepPeaks: async (callId: string, peaks: string) => void kept.set(callId, peaks),
  };
}
const createReader = (store = peakStore()) => new PeakReader(store, testLog);

it('shows where each side is heard, and how loud', async () => {
  const quiet = [...silence(0, 84 * frameBytes)];
  const recording = recordingOf([...quiet, ...(await tone(2, 0.8, 0.2)), ...quiet]);
  const [caller, agent] = await createReader().read('call', recording, 6);
  expect([caller.length, agent.length]).toEqual([6, 6]);
  expect(caller[0]).toBeLessThan(0.01);
  expect(caller[2]).toBeCloseTo(0.8, 1);
  expect(agent[2]).toBeCloseTo(0.2, 1);
  expect(agent[5]).toBeLessThan(0.01);
});

it('decodes a recording once, whoever asks for whichever width, until there is more of it', async () => {
  const [head = new Uint8Array(), tail = new Uint8Array()] = await tone(1, 0.5, 0.5);
  const [reader, recording] = [createReader(), recordingOf([head])];
  const [narrow, wide] = await Promise.all([
    reader.read('call', recording, 4),
    reader.read('call', recording, 4_000),
  ]);
  expect([narrow[0].length, wide[0].length]).toEqual([4, 4_000]);
  expect(recording.readings).toBe(1);
  const more = recordingOf([head, tail]);
  await reader.read('call', more, 4);
  expect(more.readings).toBe(1);
});

it('tries again after a recording could not be read', async () => {
  const broken: Recording = {
    ...recordingOf(await tone(1, 0.5, 0.5)),
    read: () =>
      new ReadableStream({ pull: (controller) => controller.error(new Error('disk away')) }),
  };
  const reader = createReader();
  await expect(reader.read('call', broken, 4)).rejects.toThrow('disk away');
  const whole = recordingOf(await tone(1, 0.5, 0.5));
  expect(broken.bytes).toBe(whole.bytes);
  expect((await reader.read('call', whole, 4))[0]).toHaveLength(4);
});

it('decodes a recording once, also for a backend that is started later', async () => {
  const [store, recording] = [peakStore(), recordingOf(await tone(1, 0.5, 0.25))];
  const before = await createReader(store).read('call', recording, 100);
  expect(await createReader(store).read('call', recording, 100)).toEqual(before);
  expect(recording.readings).toBe(1);
});

it.each([
  ['damaged', (kept: string) => kept.slice(0, -10)],
  ['not peaks', () => '{"version":1}'],
  ['of an earlier state', (kept: string) => kept.replace(/"version":"\d+/, '"version":"1')],
])('measures anew what was kept and is %s', async (_title, change) => {
  const [store, recording] = [peakStore(), recordingOf(await tone(1, 0.5, 0.25))];
  const before = await createReader(store).read('call', recording, 100);
  const kept = store.kept.get('call') ?? '';
  store.kept.set('call', change(kept));
  expect(await createReader(store).read('call', recording, 100)).toEqual(before);
  expect(recording.readings).toBe(2);
  expect(store.kept.get('call')).toBe(kept);
});

it('answers though the peaks cannot be kept', async () => {
  const store = peakStore();
  const keep = vi.spyOn(store, 'keepPeaks').mockRejectedValue(new Error('disk full'));
  const peaks = await createReader(store).read('call', recordingOf(await tone(1, 0.5, 0.5)), 4);
  expect(peaks[0]).toHaveLength(4);
  expect(keep).toHaveBeenCalledOnce();
});
