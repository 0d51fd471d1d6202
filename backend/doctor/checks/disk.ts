import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Check, failed, ok, warning } from '../check.ts';

const GIGABYTE = 1024 ** 3;
/** Postgres stops at a full disk: there must be time to act before. Both are our choice. */
const FEW_BYTES = 2 * GIGABYTE;
const TOO_FEW_BYTES = GIGABYTE / 4;

/** @param folder - where what grows is kept; it need not be there yet */
export function diskCheck(folder: string, freeBytes = freeBytesOf): Check {
  return {
    id: 'disk',
    title: 'Disk',
    async look() {
      const free = await freeBytes(folder);
      const found = `${(free / GIGABYTE).toFixed(1)} GB free at ${folder}`;
      if (free >= FEW_BYTES) return ok(found);
      return (free < TOO_FEW_BYTES ? failed : warning)(
        found,
        `${FEW_BYTES / GIGABYTE} GB`,
        'Remove what is not needed, shorten how long recordings are kept, or give it a larger disk.',
      );
    },
  };
}

async function freeBytesOf(folder: string): Promise<number> {
  const path = resolve(folder);
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch (error) {
    if (path === dirname(path)) throw error;
    return freeBytesOf(dirname(path));
  }
}
