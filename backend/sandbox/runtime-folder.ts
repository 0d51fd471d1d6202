import { chmod, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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

/** Removes the folders of processes that are no more. */
export async function sweepRuntimeFolders(): Promise<void> {
  const left = (await readdir(tmpdir())).filter((name) => {
    const owner = NAME.exec(name)?.[1];
    return owner !== undefined && !isAlive(Number(owner));
  });
  await Promise.all(left.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
}
