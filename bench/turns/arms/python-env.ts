import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { lastLines } from '../../../local/setup/output.ts';

interface PythonEnv {
  /** Of the folder in the cache. */
  name: string;
  /** The pinned requirements. */
  requirementsFile: string;
  cacheDir: string;
  /** Told of progress, a short line at a time. */
  report(progress: string): void;
}

/**
 * Makes a virtual environment with the requirements in it, unless it is there already. The models
 * of these frameworks come in their packages: nothing is left to be fetched on a call.
 *
 * @returns the Python to run
 * @throws Error naming the command that failed and what it said
 */
export async function pythonEnv({
  name,
  requirementsFile,
  cacheDir,
  report,
}: PythonEnv): Promise<string> {
  const folder = join(cacheDir, 'python', name);
  const python = join(folder, 'bin/python');
  const requirements = await readFile(requirementsFile, 'utf8');
  // Written last: without it, or with another content, the folder is not what is wanted.
  const installed = join(folder, 'installed.txt');
  if ((await readFile(installed, 'utf8').catch(() => '')) === requirements) return python;

  await rm(folder, { recursive: true, force: true });
  await mkdir(join(cacheDir, 'python'), { recursive: true });
  report(`${name}: making a Python environment in ${folder}`);
  await run(
    ['python3', '-m', 'venv', folder],
    'Wanted: Python 3.11 or newer with its venv module (on Debian the package python3-venv).',
  );
  report(`${name}: installing its packages, which takes a minute or two`);
  await run(
    [python, '-m', 'pip', 'install', '--quiet', '--requirement', requirementsFile],
    'Wanted: Python 3.11 or newer, and a package index that pip reaches (see pip config).',
  );
  await writeFile(installed, requirements);
  return python;
}

async function run([command = '', ...args]: readonly string[], wanted: string): Promise<void> {
  const { failed, all, shortMessage } = await execa(command, args, {
    all: true,
    reject: false,
    stdin: 'ignore',
  });
  if (!failed) return;
  throw new Error(
    `${[command, ...args].join(' ')} failed:\n${lastLines(all) || shortMessage}\n${wanted}`,
  );
}
