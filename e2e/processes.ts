import { readdir, readFile } from 'node:fs/promises';

/**
 * The command lines of all processes that name `folder` in their command or environment, read from
 * /proc; empty where there is no /proc.
 */
export async function processesOf(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      const [command, environment] = await Promise.all([read('cmdline'), read('environ')]);
      const ours = command.includes(folder) || environment.includes(`DATA_DIR=${folder}`);
      return ours ? `${pid} ${command.replaceAll('\0', ' ')}` : null;
    }),
  );
  return lines.filter((line) => line !== null);
}
