import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Of all files together. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 2_000;
const NOTE = 'LEFT-OUT.txt';

export interface SharedFile {
  /** Below the shared folder. */
  path: string;
  content: Uint8Array;
}

/**
 * The files an agent shares with its calls, one by one. Links are not followed: they could lead
 * anywhere. What goes beyond 64 MB or 2,000 files is left out, and a last file says so.
 */
export async function* sharedFiles(folder: string): AsyncGenerator<SharedFile> {
  const leftOut: string[] = [];
  let bytes = 0;
  let files = 0;
  for await (const path of filesBelow(folder)) {
    const { size } = await lstat(join(folder, path));
    if (bytes + size > MAX_BYTES || files === MAX_FILES) {
      leftOut.push(path);
      if (leftOut.length > MAX_FILES) break;
      continue;
    }
    bytes += size;
    files += 1;
    yield { path, content: await readFile(join(folder, path)) };
  }
  if (leftOut.length === 0) return;
  const note = `These files are too large, or too many, to be here:\n${leftOut.join('\n')}\n`;
  yield { path: NOTE, content: Buffer.from(note) };
}

/** Regular files by their path, in order. Not by `readdir`'s own recursion, which follows links. */
async function* filesBelow(root: string, folder = ''): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield path;
    else if (entry.isDirectory()) yield* filesBelow(root, path);
  }
}
