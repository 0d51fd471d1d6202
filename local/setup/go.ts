import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { LocalError } from '../errors.ts';
import { ENGINE_MODULE } from './engines-build.ts';

/** From this version on, Go fetches a newer one by itself when a module asks for it. */
const OLDEST_THAT_FETCHES = '1.21';

/**
 * Sees whether Go can build the engines.
 *
 * @throws LocalError when it is missing, or too old
 */
export async function checkGo(): Promise<void> {
  const wanted = /^go (\S+)/m.exec(readFileSync(join(ENGINE_MODULE, 'go.mod'), 'utf8'))?.[1] ?? '';
  // Elsewhere than in the module, where a Go that may not fetch another would refuse to answer.
  const { exitCode, stdout } = await execa('go', ['env', 'GOVERSION', 'GOTOOLCHAIN'], {
    reject: false,
    cwd: '/',
  });
  if (exitCode !== 0) {
    throw new LocalError(
      `Go is not installed; Go ${wanted} or newer is wanted, to build livekit-server and livekit-sip once. Install it (https://go.dev/doc/install), or start Docker, and run the same command again.`,
    );
  }
  const [version = '', toolchain = ''] = stdout.split('\n');
  const found = version.replace(/^go/, '');
  if (isAtLeast(found, wanted)) return;
  if (isAtLeast(found, OLDEST_THAT_FETCHES) && toolchain !== 'local') return;
  throw new LocalError(
    `This is Go ${found}; Go ${wanted} or newer is wanted, to build livekit-server and livekit-sip once. Install it (https://go.dev/doc/install), or start Docker, and run the same command again.`,
  );
}

/** Compares versions such as 1.26.8 by their numbers. */
export function isAtLeast(found: string, wanted: string): boolean {
  return found.localeCompare(wanted, 'en', { numeric: true }) >= 0;
}
