import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CallerError } from './errors.ts';

const SOURCES = join(import.meta.dirname, 'sip');

/**
 * The test caller's SIP client, built from its sources unless it has been already.
 *
 * @param cacheDir - the program is kept in its `bin` folder, under a name that changes with the sources
 * @param onBuild - called when there is something to wait for
 * @returns the program's path
 * @throws CallerError when Go is missing or refuses
 */
export async function buildCaller(cacheDir: string, onBuild: () => void): Promise<string> {
  const bin = resolve(cacheDir, 'bin');
  const program = join(bin, `sip-caller-${await hashOf(SOURCES)}`);
  if (existsSync(program)) return program;
  onBuild();
  await mkdir(bin, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  await goBuild(unfinished);
  await rename(unfinished, program);
  return program;
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const isSource = (name: string) => /\.(go|mod|sum)$/.test(name) && !name.endsWith('_test.go');
  for (const name of (await readdir(folder)).filter(isSource).sort()) {
    hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

async function goBuild(program: string): Promise<void> {
  try {
    await promisify(execFile)(
      'go',
      ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', program, '.'],
      {
        cwd: SOURCES,
        env: { ...process.env, CGO_ENABLED: '0' },
      },
    );
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    throw new CallerError(
      'build',
      code === 'ENOENT'
        ? 'Go is not installed; wanted: Go 1.25 or newer, to build the test caller once. ' +
            'Install it (https://go.dev/doc/install) and run the same command again.'
        : `The test caller could not be built:\n${stderr.trim()}\n` +
            `Is Go 1.25 or newer installed (go version), and can it fetch modules? ` +
            'Then run the same command again.',
    );
  }
}
