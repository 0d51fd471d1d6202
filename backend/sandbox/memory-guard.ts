import { readFile, statfs } from 'node:fs/promises';
import { below, childrenOfAll, readProcess } from './processes.ts';

const EVERY_MS = 500;
const PAGE_BYTES = 4096;
const MEGABYTE = 1024 * 1024;
/** Below this the largest sandbox ends, whatever it may have: memory can be held in ways that no process shows. */
const MACHINE_NEEDS_MB = 512;
/** Each takes kernel memory, even when it is empty. */
const MAX_FILES = 50_000;
/** The kernel's own limit does not bind the machine's root, be it in a container. */
const MAX_PROCESSES = 150;
const IN_MEMORY = ['workspace', 'tmp', 'dev/shm'];

interface Guarded {
  /** The outermost process. */
  processId: number;
  limitMb: number;
  /** Ends it. */
  end(): void;
}

/**
 * Ends sandboxes that take more memory than they may: limits of the kernel bind single processes, and
 * a sandbox has many.
 */
export class MemoryGuard {
  readonly #guarded = new Set<Guarded>();
  #timer: NodeJS.Timeout | null = null;

  /** Guards it until the returned function is called. */
  add(guarded: Guarded): () => void {
    this.#guarded.add(guarded);
    this.#timer ??= setTimeout(() => this.#look(), EVERY_MS).unref();
    return () => this.#guarded.delete(guarded);
  }

  async #look(): Promise<void> {
    const children = childrenOfAll();
    const machine = await availableMb();
    const taken = await Promise.all(
      [...this.#guarded].map(async (guarded) => {
        const processes = below(guarded.processId, children);
        const megabytes = residentMb(processes);
        const files = await filesIn(processes);
        const isCrowded = files > MAX_FILES || processes.length > MAX_PROCESSES;
        return { guarded, megabytes, isOver: megabytes > guarded.limitMb || isCrowded };
      }),
    );
    for (const { guarded, isOver } of taken) if (isOver) guarded.end();
    if (machine < MACHINE_NEEDS_MB) {
      taken.sort((a, b) => b.megabytes - a.megabytes)[0]?.guarded.end();
    }
    this.#timer =
      this.#guarded.size === 0 ? null : setTimeout(() => this.#look(), EVERY_MS).unref();
  }
}

async function availableMb(): Promise<number> {
  const kilobytes = /MemAvailable:\s+(\d+)/.exec(await readFile('/proc/meminfo', 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function residentMb(processIds: readonly number[]): number {
  const pages = processIds.map((id) => Number(readProcess(id, 'statm').split(' ', 2)[1] ?? 0));
  return (pages.reduce((sum, count) => sum + count, 0) * PAGE_BYTES) / MEGABYTE;
}

/** How many files the sandbox has in memory, as its innermost process sees it. */
async function filesIn(processIds: readonly number[]): Promise<number> {
  const root = `/proc/${processIds.at(-1)}/root`;
  const counts = await Promise.all(
    IN_MEMORY.map((folder) =>
      statfs(`${root}/${folder}`).then(
        ({ files, ffree, type }) => (type === TMPFS ? files - ffree : 0),
        () => 0,
      ),
    ),
  );
  return Math.max(0, ...counts);
}

/** TMPFS_MAGIC of linux/magic.h. */
const TMPFS = 0x01021994;
