import type { RecordingBackend } from './backend.ts';
import type { Part } from './part.ts';

/** Half of what the backend takes at a time. */
const CHUNK_BYTES = 512 * 1024;

/** What is to be delivered; it may be growing. */
export interface Source {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
  /** The backend has all bytes before `offset`. */
  delivered(offset: number): void;
}

/**
 * Brings a part's bytes to the backend: each once, in order, whatever is repeated or lost on the
 * way, as the backend says after each delivery how many it has.
 */
export class Delivery {
  readonly #source: Source;
  readonly #part: Part;
  readonly #backend: RecordingBackend;
  #sent = 0;

  constructor(source: Source, part: Part, backend: RecordingBackend) {
    this.#source = source;
    this.#part = part;
    this.#backend = backend;
  }

  /** Goes on from where an earlier worker came to. */
  async resume(): Promise<void> {
    this.#sent = await this.#backend.append(this.#part, 0, Buffer.alloc(0));
  }

  /**
   * Delivers what there is. Not to be called again before it has ended.
   *
   * @throws what the backend throws; the next call goes on from there
   */
  async catchUp(): Promise<void> {
    while (this.#sent < this.#source.size) {
      const chunk = await this.#source.read(this.#sent, CHUNK_BYTES);
      const size = await this.#backend.append(this.#part, this.#sent, chunk);
      if (size === this.#sent) throw new Error('the backend took nothing of the recording');
      this.#sent = size;
      this.#source.delivered(size);
    }
  }

  /** Delivers what there is, and says that this was all. */
  async finish(): Promise<void> {
    await this.catchUp();
    await this.#backend.complete(this.#part.callId);
  }
}
