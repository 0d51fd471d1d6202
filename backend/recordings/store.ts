import type { StoredRecording } from '../contract/recordings.ts';
import type { PartId } from './part.ts';
import type { Recording } from './recording.ts';

/** The bytes sent do not follow those that are there. */
export class GapError extends Error {
  override readonly name = 'GapError';
  /** How many bytes of the part are there. */
  readonly size: number;

  constructor(size: number) {
    super(`The bytes do not follow those that are there: send again from ${size} on.`);
    this.size = size;
  }
}

/** Where recordings are kept. Everything may be repeated, also after a crash in the middle of it. */
export interface RecordingStore {
  /**
   * Adds bytes to a part. Those that are there already are passed over, so that sending twice
   * stores once.
   *
   * @param offset - of the first byte, in the part
   * @returns how many bytes of the part are there now
   * @throws GapError when `offset` lies behind them
   */
  append(part: PartId, offset: number, bytes: Uint8Array): Promise<number>;
  /** What is there of a call, be it complete or not; null: nothing. */
  find(callId: string): Promise<Recording | null>;
  /** Puts what is there in its lasting place. More may come, and then this is to be called again. */
  complete(callId: string): Promise<StoredRecording | null>;
  /** What `keepPeaks` was last given; null: nothing. */
  findPeaks(callId: string): Promise<string | null>;
  /** Keeps peaks, as a text, beside a recording. Without one, nothing is kept. */
  keepPeaks(callId: string, peaks: string): Promise<void>;
  /** Deletes all of a call, peaks too. */
  delete(callId: string): Promise<void>;
}
