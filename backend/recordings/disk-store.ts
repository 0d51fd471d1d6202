import type { StoredRecording } from '../contract/recordings.ts';
import type { PartId } from './part.ts';
import { PartFolder } from './part-folder.ts';
import { describe, joinParts, type Recording } from './recording.ts';
import type { RecordingStore } from './store.ts';

/**
 * Recordings in a folder on disk. They grow in their lasting place, so that there is nothing to be
 * moved when they are complete. Several backends share the folder as they share the database.
 */
export class DiskStore implements RecordingStore {
  readonly #parts: PartFolder;

  constructor(folder: string) {
    this.#parts = new PartFolder(folder);
  }

  append(id: PartId, offset: number, bytes: Uint8Array): Promise<number> {
    return this.#parts.append(id, offset, bytes);
  }

  async find(callId: string): Promise<Recording | null> {
    return joinParts(await this.#parts.list(callId), ({ startedAtMs }, start, end) =>
      this.#parts.read({ callId, startedAtMs }, start, end),
    );
  }

  async complete(callId: string): Promise<StoredRecording | null> {
    await this.#parts.sync(callId);
    const recording = await this.find(callId);
    return recording && describe(recording, callId);
  }

  findPeaks(callId: string): Promise<string | null> {
    return this.#parts.readPeaks(callId);
  }

  keepPeaks(callId: string, peaks: string): Promise<void> {
    return this.#parts.writePeaks(callId, peaks);
  }

  delete(callId: string): Promise<void> {
    return this.#parts.delete(callId);
  }
}
