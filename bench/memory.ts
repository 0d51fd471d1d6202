import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

const MIB = 1_024;

/**
 * Prints the resident memory of each process of the running stack. Processes are told by the
 * stack's DATA_DIR in their environment or command, read from /proc (Linux).
 */
export async function measureMemory(): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR || './data');
  const rows = (await Promise.all((await readdir('/proc')).map((pid) => processOf(pid, dataDir))))
    .filter((row) => row !== null)
    .sort((a, b) => b.mib - a.mib);
  if (rows.length === 0) throw new Error('No stack is running: npm start.');
  for (const { mib, command } of rows) console.log(`${String(mib).padStart(5)} MB  ${command}`);
  console.log(`${String(rows.reduce((sum, { mib }) => sum + mib, 0)).padStart(5)} MB  in all`);
}

async function processOf(pid: string, dataDir: string) {
  if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return null;
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  const [environment, cmdline, status] = await Promise.all([
    read('environ'),
    read('cmdline'),
    read('status'),
  ]);
  if (!environment.includes(dataDir) && !cmdline.includes(dataDir)) return null;
  const command = cmdline.replaceAll('\0', ' ').replaceAll(`${process.cwd()}/`, '').slice(0, 70);
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  return { mib: Math.round(kilobytes / MIB), command };
}
