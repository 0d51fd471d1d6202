import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Database } from './client.ts';
import { people, sessions, signIns } from './schema/index.ts';

/** Under these names better-auth finds its tables. */
export const SIGN_IN_MODELS = { user: 'people', session: 'sessions', account: 'signIns' } as const;

/** What lets better-auth keep people and sessions in our tables. */
export function signInAdapter(database: Database) {
  return drizzleAdapter(database, {
    provider: 'pg',
    schema: { people, sessions, signIns },
    transaction: true,
  });
}
