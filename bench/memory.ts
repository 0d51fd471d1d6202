import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const KILOBYTES_PER_MEGABYTE = 1_024;
const stackLock = z.object({ supervisor: z.object({ pid: z.int() }) });

interface Row {
  pid: number;
  parent: number;
  megabytes: number;
  command: string;
}

/** Prints the resident memory of the running stack's processes, read from /proc (Linux). */
export async function measureMemory(): Promise<void> {
  const rows = await processesBelow(await supervisorPid());
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

async function processesBelow(root: number): Promise<Row[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(pids.map(readProcess))).filter((row) => row !== null);
  const found = new Set([root]);
  // A child has mostly a higher pid than its parent, but not always: until nothing is added.
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

async function readProcess(pid: string): Promise<Row | null> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  const [command, status] = await Promise.all([read('cmdline'), read('status')]);
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  if (command === '' || Number.isNaN(field('VmRSS'))) return null;
  return {
    pid: Number(pid),
    parent: field('PPid'),
    megabytes: Math.round(field('VmRSS') / KILOBYTES_PER_MEGABYTE),
    command: command.replaceAll('\0', ' ').replaceAll(`${process.cwd()}/`, '').slice(0, 90).trim(),
  };
}
