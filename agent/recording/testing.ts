import { RefusedError } from '../backend-client.ts';
import type { RecordingBackend } from './backend.ts';
import { fileName, type Part } from './part.ts';

type Luck = 'taken' | 'not sent' | 'answer lost' | 'partly taken' | 'forgotten';

/** The backend in memory, as the contract has it, over a line of varying luck. */
export class MemoryBackend implements RecordingBackend {
  readonly completed: string[] = [];
  /** What each delivery held, as text. */
  readonly sent: string[] = [];
  /** Set while it cannot be reached. */
  away = false;
  /** Set while it wants nothing, and says so with this status. */
  refuseWith: number | null = null;
  readonly #parts = new Map<string, Buffer>();
  readonly #luck: Luck[];

  constructor(luck: Luck[] = []) {
    this.#luck = luck;
  }

  partOf(part: Part): Buffer {
    return this.#parts.get(fileName(part)) ?? Buffer.alloc(0);
  }

  /** Bytes of all parts. */
  total(): number {
    return [...this.#parts.values()].reduce((sum, { length }) => sum + length, 0);
  }

  async append(part: Part, offset: number, bytes: Uint8Array): Promise<number> {
    if (this.refuseWith !== null) throw new RefusedError(this.refuseWith, 'refused');
    const luck = this.#luck.shift() ?? 'taken';
    if (this.away || luck === 'not sent') throw new Error('not sent');
    this.sent.push(Buffer.from(bytes).toString());
    const there = luck === 'forgotten' ? Buffer.alloc(0) : this.partOf(part);
    if (offset <= there.length) {
      const fresh = bytes.subarray(there.length - offset);
      const taken = luck === 'partly taken' ? fresh.subarray(0, fresh.length >> 1) : fresh;
      this.#parts.set(fileName(part), Buffer.concat([there, taken]));
    } else {
      this.#parts.set(fileName(part), there);
    }
    if (luck === 'answer lost') throw new Error('answer lost');
    return this.partOf(part).length;
  }

  async complete(callId: string): Promise<void> {
    if (this.away) throw new Error('not sent');
    this.completed.push(callId);
  }
}
