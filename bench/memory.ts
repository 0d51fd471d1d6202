import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { processesBelow, readProcesses, residentMegabytes } from '../local/processes.ts';

const stackLock = z.object({ supervisor: z.object({ pid: z.int() }) });

/** Prints the resident memory of the running stack's processes, read from /proc (Linux). */
export async function measureMemory(): Promise<void> {
  const processes = processesBelow(await readProcesses(), await supervisorPid());
  const rows = await Promise.all(
    processes.map(async (one) => ({
      megabytes: Math.round(await residentMegabytes(one)),
      command: one.command.replaceAll(`${process.cwd()}/`, '').slice(0, 90).trim(),
    })),
  );
  rows.sort((a, b) => b.megabytes - a.megabytes);
  for (const { megabytes, command } of rows) print(megabytes, command);
  print(
    rows.reduce((sum, { megabytes }) => sum + megabytes, 0),
    'in all',
  );
}

const print = (megabytes: number, what: string) =>
  console.log(`${String(megabytes).padStart(5)} MB  ${what}`);

async function supervisorPid(): Promise<number> {
  const file = join(process.env.DATA_DIR || './data', 'stack.lock');
  const lock = await readFile(file, 'utf8').catch(() => undefined);
  if (lock === undefined) throw new Error('No stack is running here. Start it with: npm start');
  return stackLock.parse(JSON.parse(lock)).supervisor.pid;
}
