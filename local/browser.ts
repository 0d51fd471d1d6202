import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { LocalError } from './errors.ts';

const PROGRAMS = ['chromium-headless-shell', 'chromium'];

/**
 * Starts the Chromium that set-up has installed.
 *
 * @param args - further arguments of it
 * @throws LocalError when there is none
 */
export async function launchBrowser(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): Promise<Browser> {
  const executablePath = environment.CHROMIUM_PATH ?? (await findProgram(environment.PATH));
  if (!executablePath) {
    throw new LocalError(
      `Chromium was not found; wanted: ${PROGRAMS.join(' or ')} on the PATH. Run npm run setup, or set CHROMIUM_PATH.`,
    );
  }
  // Chromium's own sandbox refuses to run as root.
  return chromium.launch({
    executablePath,
    args: [...args],
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

async function findProgram(path = ''): Promise<string | null> {
  for (const program of PROGRAMS) {
    for (const folder of path.split(delimiter)) {
      const file = join(folder, program);
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isThere) return file;
    }
  }
  return null;
}
