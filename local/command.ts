import { existsSync } from 'node:fs';
import { EnvironmentError } from '../backend/contract/environment.ts';
import { CallerError } from './caller/errors.ts';
import { LocalError } from './errors.ts';
import { PartFailed } from './stack/part.ts';

/** Loads `.env`, runs a command to its end, and tells what it could not do in a line. */
export async function runCommand(main: () => Promise<number>): Promise<never> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    process.exit(await main());
  } catch (error) {
    const isForUser = [LocalError, EnvironmentError, CallerError, PartFailed].some(
      (it) => error instanceof it,
    );
    console.error(isForUser ? `\n${(error as Error).message}\n` : error);
    process.exit(1);
  }
}
