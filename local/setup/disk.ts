import { mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { LocalError } from '../errors.ts';

/** Measured: 1.3 GB of Go modules, build cache and engines; the rest for models and unpacking them. */
const WANTED_BYTES = 2e9;

/**
 * Sees whether there is room for what set-up builds: in CACHE_DIR, and at home, where Go's caches are.
 *
 * @throws LocalError when there is not
 */
export async function checkDiskSpace(cacheDir: string): Promise<void> {
  mkdirSync(cacheDir, { recursive: true });
  for (const folder of [cacheDir, homedir()]) await checkRoom(folder);
}

async function checkRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= WANTED_BYTES) return;
  throw new LocalError(
    `${inGigabytes(free)} GB are free on the disk of ${folder}; ${inGigabytes(WANTED_BYTES)} GB are wanted to build the engines and fetch the speech models. Make room there and run the same command again.`,
  );
}

const inGigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
