import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { arch, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAlive } from './is-alive.ts';

const PREFIX = 'switchboard-sandbox-';
const NAME = new RegExp(`^${PREFIX}(\\d+)-`);
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'x64', arm64: 'arm64' };

/** Copies of what sandboxes run, as their users cannot read the folder of the project. */
export interface RuntimeFolder {
  path: string;
  /** The runner, for Python. */
  runner: string;
  seccomp: string;
  hostsFile: string;
}

/** Makes the folder of this process. */
export async function createRuntimeFolder(): Promise<RuntimeFolder> {
  const path = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const inFolder = (name: string) => join(path, name);
  const vendor = new URL(
    `../vendor/seccomp/${ARCHITECTURES[arch()]}/apply-seccomp`,
    import.meta.resolve('@anthropic-ai/sandbox-runtime'),
  );
  await Promise.all([
    cp(fileURLToPath(new URL('runner', import.meta.url)), inFolder('runner'), { recursive: true }),
    cp(fileURLToPath(vendor), inFolder('apply-seccomp')),
    writeFile(inFolder('hosts'), '127.0.0.1 localhost\n::1 localhost\n'),
  ]);
  await chmod(path, 0o711);
  await chmod(inFolder('runner'), 0o755);
  const runner = await readdir(inFolder('runner'));
  const files = ['hosts', ...runner.map((name) => join('runner', name))];
  await Promise.all(files.map((name) => chmod(inFolder(name), 0o644)));
  await chmod(inFolder('apply-seccomp'), 0o755);
  return {
    path,
    runner: inFolder('runner'),
    seccomp: inFolder('apply-seccomp'),
    hostsFile: inFolder('hosts'),
  };
}

/** Removes the folders of processes that are no more, and ends what still works for those. */
export async function sweepRuntimeFolders(): Promise<void> {
  const left = (await readdir(tmpdir())).filter((name) => {
    const owner = NAME.exec(name)?.[1];
    return owner !== undefined && !isAlive(Number(owner));
  });
  const folders = left.map((name) => join(tmpdir(), name));
  if (folders.length > 0) await endProcessesOf(folders);
  // Those of another user are for that user to remove.
  await Promise.allSettled(folders.map((path) => rm(path, { recursive: true })));
}

/** The way to the proxy is a process of its own, which outlives a process that was killed. */
async function endProcessesOf(folders: readonly string[]): Promise<void> {
  const processIds = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  await Promise.all(
    processIds.map(async (id) => {
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      const isLeft = folders.some((path) => command.includes(`UNIX-LISTEN:${path}/`));
      if (isLeft) end(Number(id));
    }),
  );
}

function end(processId: number): void {
  try {
    process.kill(processId);
  } catch {
    // Another user's, or it has ended by itself.
  }
}
