import { type DestinationStream, type Level, type Logger, pino } from 'pino';
import { databaseFailure } from '../db/errors.ts';
import { traceFields } from '../telemetry/log-fields.ts';

export type { Logger };

/**
 * A log of JSON lines. Messages are fixed; what callers said stands only in fields named `pii…`.
 *
 * @param alsoTo - takes the lines besides standard output
 */
export function createLog(level: string, alsoTo?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: 'backend' },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: traceFields,
  };
  if (alsoTo === undefined || level === 'silent') return pino(options);
  const streams = [process.stdout, alsoTo].map((stream) => ({ stream, level: level as Level }));
  return pino(options, pino.multistream(streams));
}

/**
 * An error as fields of a log line. The text of a failed query is left out, since it holds the
 * query's parameters; other messages may quote input, hence their name.
 */
export function errorFields(error: unknown): Record<string, unknown> {
  const failure = databaseFailure(error);
  if (!(error instanceof Error)) return { piiMessage: String(error) };
  const at = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  if (failure !== undefined) return { name: 'DatabaseFailure', ...failure, at };
  return { name: error.name, piiMessage: error.message, at };
}
