import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';

/** A failed query, without its parameters: those hold what callers said. */
export interface DatabaseFailure {
  kind: 'unavailable' | 'invalid_value' | 'other';
  /** SQLSTATE, or the code of the network error. */
  code: string;
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const UNAVAILABLE = /^(08|53|57P)/;
const INVALID_VALUE = /^22/;
const NETWORK = /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUN)/;

/** What a thrown value says about the database; undefined when it is not about the database. */
export function databaseFailure(error: unknown): DatabaseFailure | undefined {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  const code = String(cause.code);
  if (NETWORK.test(code)) return { kind: 'unavailable', code };
  if (!(cause instanceof postgres.PostgresError)) return undefined;
  if (UNAVAILABLE.test(code)) return { kind: 'unavailable', code };
  return { kind: INVALID_VALUE.test(code) ? 'invalid_value' : 'other', code };
}
