import PQueue from 'p-queue';
import type { StoredRecording } from '../contract/recordings.ts';
import type { Part, PartId } from './part.ts';
import { PartFolder } from './part-folder.ts';
import { describe, joinParts, type Recording } from './recording.ts';
import { S3Bucket, type S3Config } from './s3-bucket.ts';
import type { RecordingStore } from './store.ts';

/**
 * Recordings in a bucket. An object cannot grow, so a part grows on disk and is uploaded when it is
 * complete; should more of it come, it is fetched back first. A part on disk is the newer one.
 */
export class S3Store implements RecordingStore {
  readonly #growing: PartFolder;
  readonly #bucket: S3Bucket;
  /** One thing at a time is done with a call's recording. */
  readonly #queues = new Map<string, PQueue>();

  constructor(folder: string, config: S3Config) {
    this.#growing = new PartFolder(folder);
    this.#bucket = new S3Bucket(config);
  }

  append(id: PartId, offset: number, bytes: Uint8Array): Promise<number> {
    return this.#alone(id.callId, async () => {
      if ((await this.#growing.size(id)) === null) await this.#fetchBack(id);
      return this.#growing.append(id, offset, bytes);
    });
  }

  async find(callId: string): Promise<Recording | null> {
    const growing = await this.#growing.list(callId);
    const isGrowing = (part: Part) => growing.some((g) => g.startedAtMs === part.startedAtMs);
    const uploaded = (await this.#bucket.list(callId)).filter((part) => !isGrowing(part));
    return joinParts([...growing, ...uploaded], (part, start, end) => {
      const id = { callId, startedAtMs: part.startedAtMs };
      return isGrowing(part)
        ? this.#growing.read(id, start, end)
        : this.#bucket.read(id, [start, end]);
    });
  }

  complete(callId: string): Promise<StoredRecording | null> {
    return this.#alone(callId, async () => {
      for (const { startedAtMs, bytes } of await this.#growing.list(callId)) {
        const id = { callId, startedAtMs };
        await this.#bucket.put(id, this.#growing.read(id), bytes);
        await this.#growing.deletePart(id);
      }
      await this.#growing.delete(callId);
      const recording = await this.find(callId);
      return recording && describe(recording, this.#bucket.placeOf(callId));
    });
  }

  findPeaks(callId: string): Promise<string | null> {
    return this.#bucket.findPeaks(callId);
  }

  async keepPeaks(callId: string, peaks: string): Promise<void> {
    await this.#bucket.putPeaks(callId, peaks);
    // Nothing is uploaded yet, or it was deleted meanwhile, by another backend for one.
    if ((await this.#bucket.list(callId)).length === 0) await this.#bucket.delete(callId);
  }

  delete(callId: string): Promise<void> {
    return this.#alone(callId, async () => {
      await this.#growing.delete(callId);
      await this.#bucket.delete(callId);
    });
  }

  async #fetchBack(id: PartId): Promise<void> {
    const uploaded = await this.#bucket.list(id.callId);
    if (!uploaded.some(({ startedAtMs }) => startedAtMs === id.startedAtMs)) return;
    await this.#growing.put(id, this.#bucket.read(id));
  }

  async #alone<T>(callId: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(callId) ?? new PQueue({ concurrency: 1 });
    this.#queues.set(callId, queue);
    try {
      return await queue.add(work);
    } finally {
      if (queue.size === 0 && queue.pending === 0) this.#queues.delete(callId);
    }
  }
}
