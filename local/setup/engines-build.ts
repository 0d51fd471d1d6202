import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { LocalError } from '../errors.ts';
import { lastLines } from './output.ts';

/** The Go module that names the engines and their versions. */
export const ENGINE_MODULE = new URL('../engines/', import.meta.url).pathname;

const STALE_PACKAGES = ['list', '-deps', '-f', '{{if .Stale}}{{.ImportPath}}{{end}}', 'tool'];
const INSTALL = ['install', '-v', '-buildvcs=false', '-ldflags=-s -w', 'tool'];

/**
 * Builds livekit-server and livekit-sip into `folder`, all or nothing: about two and a half
 * minutes on two cores the first time.
 *
 * @param report - told how many packages are compiled
 * @throws LocalError with the compiler's last lines
 */
export async function buildEngines(
  folder: string,
  report: (progress: string) => void,
): Promise<void> {
  const startedAt = Date.now();
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    const total = await countPackages((module) => report(`fetching modules: ${module}`));
    let compiled = 0;
    await go(INSTALL, { GOBIN: unfinished }, (line) => {
      compiled += 1;
      const seconds = Math.round((Date.now() - startedAt) / 1_000);
      report(`compiling ${Math.min(compiled, total)} of ${total} packages, ${seconds} s: ${line}`);
    });
    await rename(unfinished, folder).catch(toleratePeer);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Those that are not in Go's build cache. Asking fetches the modules first. */
async function countPackages(onModule: (module: string) => void): Promise<number> {
  const stale = await go(STALE_PACKAGES, {}, (line) => {
    const [, module] = /^go: downloading (\S+)/.exec(line) ?? [];
    if (module) onModule(module);
  });
  return stale.split('\n').filter((line) => line !== '').length;
}

/** Runs Go in the engines' module. Returns what it printed; its progress comes line by line. */
async function go(
  args: readonly string[],
  env: Record<string, string>,
  onProgress: (line: string) => void,
): Promise<string> {
  const subprocess = execa('go', args, {
    cwd: ENGINE_MODULE,
    // What stands in go.mod and go.sum is what is built.
    env: { ...env, GOFLAGS: '-mod=readonly' },
    reject: false,
  });
  for await (const line of subprocess.iterable({ from: 'stderr' })) onProgress(line);
  const { exitCode, stdout, stderr } = await subprocess;
  if (exitCode === 0) return stdout;
  throw new LocalError(
    `go ${args[0]} failed for livekit-server and livekit-sip:\n${lastLines(stderr)}\nIs the Go module proxy reachable, and is there disk space? Then run the same command again: it goes on where it stopped.`,
  );
}

/** Another stack with the same CACHE_DIR has just built the same. */
function toleratePeer(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}
