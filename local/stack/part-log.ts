import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const MAX_BYTES = 10 * 1024 * 1024;
const TAIL_LINES = 12;

/**
 * What one part prints, in `LOGS/NAME.log`. At each start of the stack, and past 10 MB, the file
 * becomes `NAME.log.1` in place of the one before.
 */
export class PartLog {
  readonly file: string;
  #descriptor: number;
  #bytes = 0;
  #tail: string[] = [];
  #rest = '';

  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${name}.log`);
    this.#descriptor = this.#open();
  }

  write(text: string): void {
    const bytes = Buffer.from(text);
    if (this.#bytes + bytes.length > MAX_BYTES) {
      closeSync(this.#descriptor);
      this.#descriptor = this.#open();
    }
    writeSync(this.#descriptor, bytes);
    this.#bytes += bytes.length;
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    this.#tail = [...this.#tail, ...lines].slice(-TAIL_LINES);
  }

  /** The last lines, for the report of a failure. */
  tail(): readonly string[] {
    return this.#rest === '' ? this.#tail : [...this.#tail, this.#rest];
  }

  #open(): number {
    if (existsSync(this.file)) renameSync(this.file, `${this.file}.1`);
    this.#bytes = 0;
    return openSync(this.file, 'w');
  }
}
