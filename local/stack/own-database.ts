import pRetry from 'p-retry';
import { LocalError } from '../errors.ts';
import { postgresAnswers } from './probes.ts';

const RETRY_MS = 1_000;
/** Not there yet: refused, unknown to the name service as a container that starts is, or starting. */
const NOT_YET = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03'];

/**
 * Waits until the Postgres of one's own answers a query.
 *
 * @throws LocalError when it does not come, or refuses us
 */
export async function waitForDatabase(url: string, waitMs = 30_000): Promise<void> {
  const { host, pathname } = new URL(url);
  await pRetry(() => postgresAnswers(url), {
    retries: Math.floor(waitMs / RETRY_MS),
    factor: 1,
    minTimeout: RETRY_MS,
    shouldRetry: ({ error }) => NOT_YET.includes(codeOf(error)),
  }).catch((error: Error) => {
    const reason = error.message || codeOf(error);
    throw new LocalError(
      `DATABASE_URL: ${host}${pathname} cannot be used (${reason}). Start Postgres there, correct DATABASE_URL, or unset it: the stack then runs a Postgres of its own.`,
    );
  });
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');
