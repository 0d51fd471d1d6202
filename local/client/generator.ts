import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { LocalError } from '../errors.ts';
import { lastLines } from '../setup/output.ts';

/** What is to be installed. */
const PACKAGE = join(import.meta.dirname, 'openapi-typescript');
const FILES = ['package.json', 'package-lock.json'];

/**
 * The command that makes types of an OpenAPI document, installed by itself: it wants an older
 * TypeScript than ours. Kept in the cache by what its lock file says.
 *
 * @throws LocalError when it cannot be installed
 */
export async function prepareGenerator(cacheDir: string): Promise<string> {
  const lock = await readFile(join(PACKAGE, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(cacheDir, 'client-generator', hash);
  if (!existsSync(folder)) await install(folder);
  return join(folder, 'node_modules/.bin/openapi-typescript');
}

/** The folder is there once it is whole. */
async function install(folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  for (const file of FILES) await cp(join(PACKAGE, file), join(partial, file));
  console.log('Installing the generator of types (npm ci, some seconds) ...');
  const { failed, all } = await execa('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: partial,
    all: true,
    reject: false,
  });
  if (failed) {
    await rm(partial, { recursive: true });
    throw new LocalError(
      `${lastLines(all)}\nnpm could not install the generator of types, for the reason above. Is the npm registry reachable? Then run the same command again.`,
    );
  }
  await rename(partial, folder);
}
