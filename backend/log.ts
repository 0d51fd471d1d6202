import { type Logger, pino } from 'pino';
import { databaseFailure } from '../db/errors.ts';

export type { Logger };

/** A log of JSON lines. Messages are fixed; what callers said stands only in fields named `pii…`. */
export function createLog(level: string): Logger {
  return pino({ level, base: { service: 'backend' }, timestamp: pino.stdTimeFunctions.isoTime });
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
