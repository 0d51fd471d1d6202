import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Some twenty minutes of a recording, when the disk takes nothing and the backend is away. */
const MEMORY_BYTES = 8 * 1024 * 1024;

/** Neither the disk nor the backend takes what is recorded, and memory has taken its share. */
export class SpoolFullError extends Error {
  override readonly name = 'SpoolFullError';
}

/**
 * What has been recorded, on the worker's disk, until the backend has it: so it outlives the
 * process. What the disk does not take is kept in memory, and offered to the disk again each time.
 */
export class Spool {
  readonly #path: string;
  readonly #onTrouble: (error: unknown) => void;
  #file: FileHandle | null = null;
  /** Bytes before this are on disk, or delivered and not needed any more. */
  #safe = 0;
  /** The bytes from there on. */
  #memory = Buffer.alloc(0);
  #troubled = false;

  private constructor(path: string, onTrouble: (error: unknown) => void) {
    this.#path = path;
    this.#onTrouble = onTrouble;
  }

  /** @param onTrouble - told of the first failure of the disk, and of the first after it has recovered */
  static async create(path: string, onTrouble: (error: unknown) => void): Promise<Spool> {
    const spool = new Spool(path, onTrouble);
    try {
      await mkdir(dirname(path), { recursive: true });
      // Only the owner may listen.
      spool.#file = await open(path, 'w+', 0o600);
    } catch (error) {
      spool.#report(error);
    }
    return spool;
  }

  /** How many bytes were appended. */
  get size(): number {
    return this.#safe + this.#memory.length;
  }

  /** Whether the file has all that has not been delivered. */
  get isOnDisk(): boolean {
    return this.#memory.length === 0;
  }

  /** @throws SpoolFullError */
  async append(bytes: Buffer): Promise<void> {
    this.#memory = Buffer.concat([this.#memory, bytes]);
    await this.#save();
    if (this.#memory.length > MEMORY_BYTES) throw new SpoolFullError('no room for the recording');
  }

  async read(offset: number, length: number): Promise<Buffer> {
    if (offset >= this.#safe || this.#file === null) {
      const from = offset - this.#safe;
      return this.#memory.subarray(from, from + length);
    }
    const wanted = Math.min(length, this.#safe - offset);
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(wanted), 0, wanted, offset);
    return buffer.subarray(0, bytesRead);
  }

  /** The backend has all bytes before `offset`: memory need not hold them. */
  delivered(offset: number): void {
    if (offset <= this.#safe) return;
    this.#memory = this.#memory.subarray(offset - this.#safe);
    this.#safe = offset;
  }

  /** Leaves the file for the next worker. */
  async close(): Promise<void> {
    await this.#file?.close();
  }

  async remove(): Promise<void> {
    if (this.#file === null) return;
    await this.close();
    await rm(this.#path, { force: true });
  }

  async #save(): Promise<void> {
    if (this.#file === null || this.#memory.length === 0) return;
    const at = this.#safe;
    try {
      const { bytesWritten } = await this.#file.write(this.#memory, 0, this.#memory.length, at);
      // Memory may have been relieved of delivered bytes meanwhile.
      this.delivered(at + bytesWritten);
      this.#troubled = false;
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    if (!this.#troubled) this.#onTrouble(error);
    this.#troubled = true;
  }
}
