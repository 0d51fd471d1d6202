import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { LocalError } from '../errors.ts';
import { lastLines } from './output.ts';

const FOLDER = 'dashboard';
/** What the page is made of. */
const SOURCES = ['dashboard', 'backend/contract', 'package-lock.json'];
/** What the build itself writes. */
const BUILT = [join(FOLDER, 'dist'), join(FOLDER, 'src', 'routeTree.gen.ts')];

/**
 * Builds the operator's page where its sources have changed: a few seconds, else a few hundredths.
 *
 * @param build - for tests
 * @throws LocalError with the last lines of a build that failed
 */
export async function buildDashboard(
  root: string,
  report: (progress: string) => void,
  build: (root: string) => Promise<void> = buildWithVite,
): Promise<void> {
  const stamp = join(root, FOLDER, 'dist', 'sources.sha256');
  const sources = await hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  report('building');
  await build(root);
  await writeFile(stamp, sources);
}

async function buildWithVite(root: string): Promise<void> {
  const { exitCode, all } = await execa('vite', ['build', FOLDER, '--logLevel', 'warn'], {
    cwd: root,
    // Tests run with another, with which React would be built for debugging.
    env: { NODE_ENV: 'production' },
    preferLocal: true,
    reject: false,
    all: true,
  });
  if (exitCode === 0) return;
  throw new LocalError(
    `${lastLines(all)}\nThe operator's page could not be built, for the reason above. Correct it and run the same command again.`,
  );
}

/** The same for the same names with the same content. */
async function hashOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of await filesBelow(root, source)) {
      hash.update(`${path}\0`).update(await readFile(join(root, path)));
    }
  }
  return hash.digest('hex');
}

async function filesBelow(root: string, path: string): Promise<string[]> {
  if (BUILT.includes(path)) return [];
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  const names = entries.map(({ name }) => name).toSorted();
  return (await Promise.all(names.map((name) => filesBelow(root, join(path, name))))).flat();
}
