import { readdir, readFile, readlink } from 'node:fs/promises';
import { type Process, processesBelow, readProcesses } from '../local/processes.ts';

/** All processes that name `folder` in their command or as DATA_DIR in their environment. */
export async function processesOf(folder: string): Promise<Process[]> {
  const all = await readProcesses();
  const isOurs = await Promise.all(
    all.map(async ({ pid, command }) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return command.includes(folder) || environment.includes(`DATA_DIR=${folder}`);
    }),
  );
  return all.filter((_, at) => isOurs[at]);
}

/** The processes that descend from `ancestor`, itself not among them. */
export async function descendantsOf(ancestor: number): Promise<Process[]> {
  return processesBelow(await readProcesses(), ancestor).filter(({ pid }) => pid !== ancestor);
}

/** The sandboxes that a backend has: a jail for code and one for the browser each. */
export async function jailsOf(backendPid: number): Promise<Process[]> {
  const children = (await readProcesses()).filter(({ parent }) => parent === backendPid);
  return children.filter(({ command }) => /^\S*bwrap /.test(command));
}

/** The one process below `ancestor` whose command fits. */
export async function descendant(ancestor: number, command: RegExp): Promise<number> {
  const found = (await descendantsOf(ancestor)).filter((line) => command.test(line.command));
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} processes fit ${command}`);
  }
  return first.pid;
}

/** The processes that have a file open whose path fits. */
export async function holdersOf(file: RegExp): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const holds = async (pid: string) => {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    const open = await Promise.all(
      descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')),
    );
    return open.some((path) => file.test(path)) ? [Number(pid)] : [];
  };
  return (await Promise.all(pids.map(holds))).flat();
}
