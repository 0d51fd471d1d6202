import { readdir, readFile } from 'node:fs/promises';

/** Of `/proc/PID/stat`: always 100 a second for programs, whatever the kernel's own clock is. */
const TICK_MS = 10;
const KILOBYTES_PER_MEGABYTE = 1_024;

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** CPU time so far, with that of its children that have ended. */
  readonly cpuMs: number;
}

/** All processes of this machine, read from /proc; none where there is no /proc. */
export async function readProcesses(): Promise<Process[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  return (await Promise.all(pids.map(readProcess))).filter((process) => process !== null);
}

async function readProcess(pid: string): Promise<Process | null> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  const [command, stat] = await Promise.all([read('cmdline'), read('stat')]);
  if (command === '' || stat === '') return null;
  return { command: command.replaceAll('\0', ' ').trim(), ...parseStat(stat) };
}

/** @param stat - the line of `/proc/PID/stat`, see proc_pid_stat(5) */
export function parseStat(stat: string): Omit<Process, 'command'> {
  // The second field is a name in brackets, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [utime, stime, endedUtime, endedStime] = fields.slice(11, 15).map(Number);
  const ticks = (utime ?? 0) + (stime ?? 0) + (endedUtime ?? 0) + (endedStime ?? 0);
  return { pid: Number.parseInt(stat, 10), parent: Number(fields[1]), cpuMs: ticks * TICK_MS };
}

/** A process and all that descend from it. */
export function processesBelow(all: readonly Process[], root: number): Process[] {
  const found = new Set([root]);
  // A child has mostly a higher pid than its parent, but not always: until nothing is added.
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

/** Resident memory, in megabytes; 0 for a process that is gone. */
export const residentMegabytes = ({ pid }: Process): Promise<number> =>
  megabytes(`/proc/${pid}/status`, 'VmRSS');

/** The same with what is shared counted in parts, so that those of several processes add up. */
export const ownMegabytes = ({ pid }: Process): Promise<number> =>
  megabytes(`/proc/${pid}/smaps_rollup`, 'Pss');

async function megabytes(file: string, field: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1];
  return Number(kilobytes ?? 0) / KILOBYTES_PER_MEGABYTE;
}
