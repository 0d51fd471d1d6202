import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalError } from '../errors.ts';
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts';

/** Longer than a guard gives the parts of a killed supervisor to end. */
const GUARD_WAIT_MS = 10_000;
const POLL_MS = 50;

interface Holder {
  readonly supervisor: ProcessIdentity;
  readonly guard: ProcessIdentity;
}

/**
 * Takes DATA_DIR for this process, so that no second stack writes to it. What is left of a stack
 * that was killed is waited for. Returns how to give it back.
 *
 * @param guardPid - the process that cleans up after us
 * @throws LocalError when another stack has it
 */
export async function lockDataDir(dataDir: string, guardPid: number): Promise<() => void> {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'stack.lock');
  const own = `${file}.${process.pid}`;
  writeFileSync(
    own,
    JSON.stringify({ supervisor: identify(process.pid), guard: identify(guardPid) }),
  );
  try {
    while (!claim(own, file)) {
      const holder = readHolder(file);
      if (holder) await untilGone(holder, dataDir);
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(own);
  }
  return () => rmSync(file, { force: true });
}

/** A link appears at once and with its content, or not at all. */
function claim(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function untilGone({ supervisor, guard }: Holder, dataDir: string): Promise<void> {
  if (isAlive(supervisor)) {
    throw new LocalError(
      `DATA_DIR ${dataDir} is in use by the stack with process id ${supervisor.pid}. Stop that one (kill ${supervisor.pid}), or give this one a DATA_DIR and a PORT_OFFSET of its own.`,
    );
  }
  const giveUpAt = Date.now() + GUARD_WAIT_MS;
  while (isAlive(guard) && Date.now() < giveUpAt) await delay(POLL_MS);
}
