import pRetry from 'p-retry';
import type { Database } from '../db/client.ts';
import { databaseFailure } from '../db/errors.ts';
import { migrate } from '../db/migrate.ts';
import { seedAgents } from './agents/seed.ts';
import type { ProvisioningConfig } from './config.ts';
import type { Logger } from './log.ts';
import { seedPrices } from './prices/seed.ts';
import { StartError } from './start-error.ts';

const RETRY_MS = 500;
const LOG_EVERY_ATTEMPTS = 6;

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const REFUSALS = new Map<string | undefined, string>([
  ['28P01', 'wrong user or password'],
  ['28000', 'this user may not connect'],
  ['3D000', 'there is no such database'],
  ['42501', 'this user may not create tables'],
]);

/**
 * Waits for the database, brings its tables up to date, and gives an empty one its first agent.
 *
 * @throws StartError when the database does not come or refuses us
 */
export async function prepareDatabase(
  database: Database,
  {
    databaseUrl,
    databaseWaitMs,
    seedWebHosts,
  }: Pick<ProvisioningConfig, 'databaseUrl' | 'databaseWaitMs' | 'seedWebHosts'>,
  log: Logger,
): Promise<void> {
  const { host, pathname } = new URL(databaseUrl);
  const server = `${host}${pathname}`;
  const deadline = performance.now() + databaseWaitMs;
  await pRetry(() => migrate(databaseUrl), {
    retries: Number.POSITIVE_INFINITY,
    factor: 1,
    minTimeout: RETRY_MS,
    shouldRetry: ({ error }) =>
      databaseFailure(error)?.kind === 'unavailable' && performance.now() < deadline,
    onFailedAttempt: ({ error, attemptNumber }) => {
      const failure = databaseFailure(error);
      if (failure?.kind !== 'unavailable' || attemptNumber % LOG_EVERY_ATTEMPTS !== 1) return;
      log.warn({ server, code: failure.code }, 'Waiting for the database');
    },
  }).catch((error: unknown) => {
    throw startError(error, server, databaseWaitMs);
  });
  await seedPrices(database);
  if (await seedAgents(database, seedWebHosts)) log.info('Created the first agent');
}

function startError(error: unknown, server: string, waitedMs: number): unknown {
  const failure = databaseFailure(error);
  if (failure?.kind === 'unavailable') {
    return new StartError(
      `The database ${server} did not answer within ${waitedMs} ms (${failure.code}). ` +
        'Start Postgres there, or correct DATABASE_URL.',
    );
  }
  const refusal = REFUSALS.get(failure?.code);
  if (refusal === undefined) return error;
  return new StartError(`The database ${server} refuses us: ${refusal}. Correct DATABASE_URL.`);
}
