import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { RECORDING } from '../contract/recordings.ts';
import { DiskStore } from './disk-store.ts';
import { S3Store } from './s3-store.ts';
import { GapError, type RecordingStore } from './store.ts';
import { bytesOf, frames } from './testing.ts';
import { startS3Server } from './testing-s3.ts';

const START = 1_800_000_000_000;
const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
const s3 = await startS3Server();
const spool = join(folder, 'spool');
const config = { bucket: 'calls', region: 'us-east-1', endpoint: s3.url };
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.stop();
  await rm(folder, { recursive: true });
});

const newPart = (startedAtMs = START) => ({ callId: randomUUID(), startedAtMs });

describe.each<[string, () => RecordingStore, (callId: string) => string]>([
  ['DiskStore', () => new DiskStore(join(folder, 'disk')), (callId) => callId],
  ['S3Store', () => new S3Store(spool, config), (callId) => `s3://calls/recordings/${callId}/`],
])('%s', (_name, create, placeOf) => {
  it('has what was appended, while the call goes on and when it is complete', async () => {
    const [store, part, sound] = [create(), newPart(), frames(20)];
    expect(await store.append(part, 0, sound.subarray(0, 2_000))).toBe(2_000);
    expect(await bytesOf(await store.find(part.callId))).toEqual(
      sound.subarray(0, 2_000 - (2_000 % RECORDING.frameBytes)),
    );
    expect(await store.append(part, 2_000, sound.subarray(2_000))).toBe(sound.length);
    const stored = {
      place: placeOf(part.callId),
      bytes: sound.length,
      contentType: 'audio/mpeg',
      startedAt: new Date(START).toISOString(),
      durationMs: 20 * RECORDING.frameMs,
    };
    expect(await store.complete(part.callId)).toEqual(stored);
    expect(await bytesOf(await store.find(part.callId))).toEqual(sound);
    expect(await store.complete(part.callId)).toEqual(stored);
  });

  it('passes over bytes that it has, before and after it is complete', async () => {
    const [store, part, sound] = [create(), newPart(), frames(10)];
    await store.append(part, 0, sound.subarray(0, 1_000));
    expect(await store.append(part, 0, sound.subarray(0, 500))).toBe(1_000);
    expect(await store.append(part, 400, sound)).toBe(400 + sound.length);
    await store.delete(part.callId);
    await store.append(part, 0, sound);
    await store.complete(part.callId);
    expect(await store.append(part, 0, sound)).toBe(sound.length);
    await store.complete(part.callId);
    expect(await bytesOf(await store.find(part.callId))).toEqual(sound);
  });

  it('refuses a gap, and says how much it has', async () => {
    const [store, part] = [create(), newPart()];
    await expect(store.append(part, 10, frames(1))).rejects.toMatchObject({ size: 0 });
    await store.append(part, 0, frames(1));
    await expect(store.append(part, 200, frames(1))).rejects.toThrow(GapError);
    await expect(store.append(part, 200, frames(1))).rejects.toMatchObject({ size: 144 });
  });

  it('takes what comes after it was complete', async () => {
    const [store, part, sound] = [create(), newPart(), frames(10)];
    await store.append(part, 0, sound.subarray(0, 1_000));
    await store.complete(part.callId);
    expect(await store.append(part, 1_000, sound.subarray(1_000))).toBe(sound.length);
    expect(await bytesOf(await store.find(part.callId))).toEqual(sound);
    expect(await store.complete(part.callId)).toMatchObject({ bytes: sound.length });
    expect(await bytesOf(await store.find(part.callId))).toEqual(sound);
  });

  it('joins the parts of two workers, with silence for the time between them', async () => {
    const [store, first, sound, more] = [create(), newPart(), frames(10), frames(5)];
    const second = { ...first, startedAtMs: START + 100 * RECORDING.frameMs };
    await store.append(second, 0, more);
    await store.complete(first.callId);
    // The first worker died: what it had recorded is delivered late.
    await store.append(first, 0, sound);
    for (const complete of [false, true]) {
      if (complete) await store.complete(first.callId);
      const whole = await bytesOf(await store.find(first.callId));
      expect(whole).toHaveLength(105 * RECORDING.frameBytes);
      expect(whole.subarray(0, sound.length)).toEqual(sound);
      expect(whole.subarray(-more.length)).toEqual(more);
    }
  });

  it('reads any range, across parts and silence', async () => {
    const [store, first] = [create(), newPart()];
    await store.append(first, 0, frames(10));
    const second = { ...first, startedAtMs: START + 20 * RECORDING.frameMs };
    await store.append(second, 0, frames(10));
    await store.complete(first.callId);
    const recording = await store.find(first.callId);
    const whole = await bytesOf(recording);
    for (const [start, end] of [
      [0, 0],
      [1_000, 1_999],
      [1_500, 2_000],
      [1_000, whole.length - 1],
      [2_900, 2_950],
    ] as const) {
      expect(await bytesOf(recording, { start, end })).toEqual(whole.subarray(start, end + 1));
    }
  });

  it('keeps the last peaks of a recording beside it, and deletes them with it', async () => {
    const [store, part, sound] = [create(), newPart(), frames(2)];
    expect(await store.findPeaks(part.callId)).toBeNull();
    await store.append(part, 0, sound);
    await store.complete(part.callId);
    await store.keepPeaks(part.callId, 'peaks');
    await store.keepPeaks(part.callId, 'peaks ¼');
    expect(await create().findPeaks(part.callId)).toBe('peaks ¼');
    expect(await bytesOf(await store.find(part.callId))).toEqual(sound);
    await store.delete(part.callId);
    expect(await store.findPeaks(part.callId)).toBeNull();
  });

  it('keeps no peaks of a recording that was deleted while they were measured', async () => {
    const [store, part] = [create(), newPart()];
    await store.append(part, 0, frames(2));
    await store.complete(part.callId);
    await store.delete(part.callId);
    await store.keepPeaks(part.callId, 'peaks');
    expect(await store.findPeaks(part.callId)).toBeNull();
  });

  it('deletes all of a call, and nothing of another', async () => {
    const [store, part, other] = [create(), newPart(), newPart()];
    await store.append(part, 0, frames(2));
    await store.complete(part.callId);
    await store.append({ ...part, startedAtMs: START + 1 }, 0, frames(2));
    await store.append(other, 0, frames(2));
    await store.delete(part.callId);
    await store.delete(part.callId);
    expect(await store.find(part.callId)).toBeNull();
    expect(await store.complete(part.callId)).toBeNull();
    expect(await store.find(other.callId)).not.toBeNull();
  });
});

describe('DiskStore', () => {
  it('lets nobody else on the machine listen', async () => {
    const part = newPart();
    await new DiskStore(join(folder, 'disk')).append(part, 0, frames(1));
    const path = join(folder, 'disk', part.callId, `${START}.mp3`);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });
});

describe('S3Store', () => {
  it('keeps nothing on disk of what it has uploaded', async () => {
    const [store, part] = [new S3Store(spool, config), newPart()];
    await store.append(part, 0, frames(1));
    expect(await readdir(spool)).toContain(part.callId);
    await store.complete(part.callId);
    expect(await readdir(spool)).not.toContain(part.callId);
  });

  it('completes after a crash in the middle of completing', async () => {
    const [first, sound, more] = [newPart(), frames(10), frames(5)];
    const second = { ...first, startedAtMs: START + 10 * RECORDING.frameMs };
    const store = new S3Store(spool, config);
    await store.append(first, 0, sound);
    await store.append(second, 0, more);
    // The first part is uploaded, the second is not.
    s3.failAfter(1);
    await expect(store.complete(first.callId)).rejects.toThrow();
    s3.failAfter(Number.POSITIVE_INFINITY);
    const whole = Buffer.concat([sound, more]);
    const restarted = new S3Store(spool, config);
    expect(await bytesOf(await restarted.find(first.callId))).toEqual(whole);
    expect(await restarted.complete(first.callId)).toMatchObject({ bytes: whole.length });
    expect(await bytesOf(await restarted.find(first.callId))).toEqual(whole);
  });

  it('loses nothing that arrives while it completes', async () => {
    const [store, part, sound] = [new S3Store(spool, config), newPart(), frames(40)];
    await store.append(part, 0, sound.subarray(0, 1_000));
    const [, size] = await Promise.all([
      store.complete(part.callId),
      store.append(part, 1_000, sound.subarray(1_000)),
    ]);
    expect(size).toBe(sound.length);
    expect(await store.complete(part.callId)).toMatchObject({ bytes: sound.length });
    expect(await bytesOf(await store.find(part.callId))).toEqual(sound);
  });
});
