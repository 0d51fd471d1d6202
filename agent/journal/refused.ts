import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { log } from '@livekit/agents';
import { journalPath, type Leg, refusedFolder } from './files.ts';

/** Puts a journal that the backend will not have where an operator finds it. Does not throw. */
export async function moveToRefused(folder: string, leg: Leg): Promise<void> {
  const path = journalPath(folder, leg);
  const kept = join(refusedFolder(folder), basename(path));
  try {
    await mkdir(refusedFolder(folder), { recursive: true });
    await rename(path, kept);
    log().error({ ...leg, kept }, 'journal kept for the operator');
  } catch (error) {
    log().error({ ...leg, error }, 'refused journal not moved');
  }
}
