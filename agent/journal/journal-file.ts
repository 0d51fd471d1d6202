import fs from 'node:fs';
import { dirname } from 'node:path';

/** The calls to the file system, so that a test can have them fail. */
export type FileSystem = Pick<
  typeof fs,
  'mkdirSync' | 'openSync' | 'writeSync' | 'closeSync' | 'utimesSync' | 'fdatasync' | 'rmSync'
>;

/** Readable by the worker alone: it holds what callers said. */
const PRIVATE = { folder: 0o700, file: 0o600 };

/**
 * A file of lines that outlives this process. A line is written before `append` returns, to the
 * system's page cache, which survives `kill -9`: that takes some 10 µs, at p99 under 50 µs, with
 * another process writing to the same disk as fast as it can. For the machine's own death the
 * file is synced once a second, in the background.
 *
 * Nothing here throws: a line that cannot be written is kept until it can.
 */
export class JournalFile {
  readonly #path: string;
  readonly #fs: FileSystem;
  readonly #onFailure: (error: Error) => void;
  #descriptor: number | undefined;
  #unwritten: string[] = [];
  #isTorn = false;
  #isUnsynced = false;

  /** @param onFailure - told of each failed attempt to write */
  constructor(path: string, onFailure: (error: Error) => void, fileSystem: FileSystem = fs) {
    this.#path = path;
    this.#fs = fileSystem;
    this.#onFailure = onFailure;
    this.#attempt(() => this.#open());
  }

  /** Whether every line is in the file. */
  get isWhole(): boolean {
    return this.#unwritten.length === 0;
  }

  append(line: string): void {
    this.#unwritten.push(line);
    // While the disk is full, once a second is often enough to find out.
    if (this.#unwritten.length === 1) this.#write();
  }

  /**
   * To be called once a second: shows that the writer lives by touching the file, syncs it, and
   * writes what could not be written before.
   *
   * @param lines - what a file that was deleted under the writer begins with anew
   */
  upkeep(lines: () => string[]): void {
    if (!this.#touch()) {
      this.#close();
      this.#unwritten = lines();
    }
    this.#write();
    if (!this.#isUnsynced || this.#descriptor === undefined) return;
    this.#isUnsynced = false;
    this.#fs.fdatasync(this.#descriptor, (error) => error && this.#onFailure(error));
  }

  /** Closes the file and leaves it where it is. */
  leave(): void {
    this.#write();
    this.#close();
  }

  delete(): void {
    this.#close();
    this.#attempt(() => this.#fs.rmSync(this.#path, { force: true }));
  }

  #write(): void {
    this.#attempt(() => {
      this.#descriptor ??= this.#open();
      while (this.#unwritten.length > 0) {
        // What is left of a line that was cut short stays a line of its own.
        const start = this.#isTorn ? '\n' : '';
        const bytes = Buffer.from(`${start}${this.#unwritten[0]}\n`);
        const written = this.#fs.writeSync(this.#descriptor, bytes);
        this.#isUnsynced = true;
        this.#isTorn = written < bytes.length;
        if (this.#isTorn) throw new Error('the disk took only part of a line');
        this.#unwritten.shift();
      }
    });
  }

  #open(): number {
    this.#fs.mkdirSync(dirname(this.#path), { recursive: true, mode: PRIVATE.folder });
    this.#descriptor = this.#fs.openSync(this.#path, 'a', PRIVATE.file);
    return this.#descriptor;
  }

  /** Returns false when there is no such file any more. */
  #touch(): boolean {
    try {
      const now = new Date();
      this.#fs.utimesSync(this.#path, now, now);
    } catch (error) {
      this.#onFailure(error as Error);
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
    return true;
  }

  #close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) this.#attempt(() => this.#fs.closeSync(descriptor));
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#onFailure(error as Error);
    }
  }
}
