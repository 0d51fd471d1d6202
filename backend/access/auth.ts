import { hkdfSync } from 'node:crypto';
import { betterAuth } from 'better-auth/minimal';
import type { Database } from '../../db/client.ts';
import { findPerson } from '../../db/queries/people.ts';
import { SIGN_IN_MODELS, signInAdapter } from '../../db/sign-in-adapter.ts';
import { PASSWORD_LENGTH } from '../contract/people.ts';

const DAY_SECONDS = 86_400;
/** Who does not come back for this long signs in again. */
const SESSION_SECONDS = 14 * DAY_SECONDS;

/** Where better-auth reads the client's address, which we find out ourselves. */
const ADDRESS_HEADER = 'x-client-address';

interface AuthSettings {
  database: Database;
  serviceToken: string;
  publicUrl: string;
}

export type Auth = ReturnType<typeof createAuth>;

/**
 * Passwords and sessions, as better-auth keeps them. Its own routes are not served: ours ask it in
 * process. Cookies are signed with a key derived from the service token (RFC 5869).
 */
export function createAuth({ database, serviceToken, publicUrl }: AuthSettings) {
  const secret = Buffer.from(hkdfSync('sha256', serviceToken, '', 'switchboard sessions', 32));
  return betterAuth({
    appName: 'Switchboard',
    baseURL: publicUrl,
    secret: secret.toString('base64url'),
    database: signInAdapter(database),
    user: {
      modelName: SIGN_IN_MODELS.user,
      additionalFields: {
        role: { type: ['owner', 'operator', 'viewer'], input: false },
        mayHear: { type: 'boolean', input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      modelName: SIGN_IN_MODELS.session,
      expiresIn: SESSION_SECONDS,
      updateAge: DAY_SECONDS,
    },
    account: { modelName: SIGN_IN_MODELS.account },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    databaseHooks: {
      session: {
        create: {
          // False: no session for who has been disabled.
          before: async ({ userId }) =>
            (await findPerson(database, userId))?.person.disabledAt === null,
        },
      },
    },
    // Attempts are limited by `limit-attempts.ts`, as here accounts do not count.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'switchboard',
      useSecureCookies: publicUrl.startsWith('https:'),
      // What only other ways of signing in need is not in our tables, and it would miss that.
      database: { generateId: 'uuid', validateSchema: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  });
}

/** What better-auth is to know of a request. */
export interface Client {
  /** Null: not known. */
  address: string | null;
  userAgent: string | null;
  cookie: string | null;
}

export function clientHeaders({ address, userAgent, cookie }: Client): Headers {
  const headers = new Headers();
  if (address !== null) headers.set(ADDRESS_HEADER, address);
  if (userAgent !== null) headers.set('user-agent', userAgent);
  if (cookie !== null) headers.set('cookie', cookie);
  return headers;
}
