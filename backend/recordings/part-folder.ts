import { constants, createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Part, type PartId, PEAKS, partName, startOf } from './part.ts';
import { GapError } from './store.ts';

/** Sound is its owner's: others on the machine cannot read it. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Parts of recordings as files on disk, in a folder for each call. */
export class PartFolder {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** @param callId - a UUID, and so the name of a folder right below */
  folderOf(callId: string): string {
    return join(this.#root, callId);
  }

  pathOf(id: PartId): string {
    return join(this.folderOf(id.callId), partName(id));
  }

  async list(callId: string): Promise<Part[]> {
    const names = await readdir(this.folderOf(callId)).catch(nothingThere<string[]>([]));
    const parts = names.map(async (name) => {
      const startedAtMs = startOf(name);
      if (startedAtMs === null) return [];
      return [{ startedAtMs, bytes: (await this.size({ callId, startedAtMs })) ?? 0 }];
    });
    return (await Promise.all(parts)).flat();
  }

  /** Null when there is no such part. */
  async size(id: PartId): Promise<number | null> {
    const found = await stat(this.pathOf(id)).catch(nothingThere(null));
    return found?.size ?? null;
  }

  /**
   * As `RecordingStore.append`. A writer that runs beside this one writes the same bytes to the same
   * place.
   */
  async append(id: PartId, offset: number, bytes: Uint8Array): Promise<number> {
    const size = (await this.size(id)) ?? 0;
    if (offset > size) throw new GapError(size);
    const fresh = bytes.subarray(size - offset);
    if (fresh.length === 0) return size;
    await mkdir(this.folderOf(id.callId), { recursive: true, mode: FOLDER_MODE });
    const file = await open(this.pathOf(id), constants.O_CREAT | constants.O_WRONLY, FILE_MODE);
    try {
      const { bytesWritten } = await file.write(fresh, 0, fresh.length, size);
      return size + bytesWritten;
    } finally {
      await file.close();
    }
  }

  /** From one byte to another, both included; all of it without. */
  read(id: PartId, start = 0, end = Number.POSITIVE_INFINITY): Readable {
    return createReadStream(this.pathOf(id), { start, end });
  }

  /** Puts a whole part here: after a crash there is all of it, or nothing. */
  async put(id: PartId, content: AsyncIterable<Uint8Array>): Promise<void> {
    await mkdir(this.folderOf(id.callId), { recursive: true, mode: FOLDER_MODE });
    await writeWhole(this.pathOf(id), content);
  }

  /** Null: none were written. */
  readPeaks(callId: string): Promise<string | null> {
    const path = join(this.folderOf(callId), PEAKS);
    return readFile(path, 'utf8').catch(nothingThere(null));
  }

  /** Nothing is written for a call that has no folder, or none any more. */
  async writePeaks(callId: string, peaks: string): Promise<void> {
    const path = join(this.folderOf(callId), PEAKS);
    await writeWhole(path, peaks).catch(nothingThere(undefined));
  }

  /** What was written outlives a power cut. */
  async sync(callId: string): Promise<void> {
    for (const { startedAtMs } of await this.list(callId)) {
      const file = await open(this.pathOf({ callId, startedAtMs }));
      await file.sync().finally(() => file.close());
    }
  }

  async deletePart(id: PartId): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  async delete(callId: string): Promise<void> {
    await rm(this.folderOf(callId), { recursive: true, force: true });
  }
}

/** After a crash there is all of it, or what was there before. */
async function writeWhole(path: string, content: string | AsyncIterable<Uint8Array>) {
  const unfinished = `${path}.${process.pid}`;
  const file = await open(unfinished, 'w', FILE_MODE);
  await file.writeFile(content).finally(() => file.close());
  await rename(unfinished, path);
}

/** Takes "no such file" for an answer. */
function nothingThere<T>(answer: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return answer;
    throw error;
  };
}
