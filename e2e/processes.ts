import { readdir, readFile, readlink } from 'node:fs/promises';

interface ProcessLine {
  pid: number;
  command: string;
}

/**
 * All processes that name `folder` in their command or as DATA_DIR in their environment, read from
 * /proc; none where there is no /proc.
 */
export async function processesOf(folder: string): Promise<ProcessLine[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      const [command, environment] = await Promise.all([read('cmdline'), read('environ')]);
      const ours = command.includes(folder) || environment.includes(`DATA_DIR=${folder}`);
      return ours ? { pid: Number(pid), command: command.replaceAll('\0', ' ') } : null;
    }),
  );
  return lines.filter((line) => line !== null);
}

/** The processes that descend from `ancestor`, itself not among them. */
export async function descendantsOf(ancestor: number): Promise<ProcessLine[]> {
  const parents = await parentsOfAll();
  const descends = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent === ancestor || (parent !== undefined && parent > 1 && descends(parent));
  };
  return commandsOf([...parents.keys()].filter(descends));
}

/** The sandboxes that a backend has: a jail for code and one for the browser each. */
export async function jailsOf(backendPid: number): Promise<ProcessLine[]> {
  const parents = await parentsOfAll();
  const children = [...parents.keys()].filter((pid) => parents.get(pid) === backendPid);
  return (await commandsOf(children)).filter(({ command }) => /^\S*bwrap /.test(command));
}

/** Of each process its parent; none where there is no /proc. */
async function parentsOfAll(): Promise<Map<number, number>> {
  const all = await readdir('/proc').catch(() => []);
  const parents = new Map<number, number>();
  for (const pid of all.filter((name) => /^\d+$/.test(name)).map(Number)) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The second field is a name in parentheses that may hold anything.
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  return parents;
}

const commandsOf = (pids: number[]): Promise<ProcessLine[]> =>
  Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return { pid, command: command.replaceAll('\0', ' ') };
    }),
  );

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
