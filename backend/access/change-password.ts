import { isAPIError } from 'better-auth/api';
import type { Database } from '../../db/client.ts';
import type { ChangePasswordRequest } from '../contract/people.ts';
import { ServiceError } from '../errors.ts';
import { type Auth, type Client, clientHeaders } from './auth.ts';
import { limitAttempts, passwordLimits } from './limit-attempts.ts';
import { readSession, type Session } from './session.ts';

/**
 * Changes the password of who is signed in, and ends their other sessions.
 *
 * @throws ServiceError `unauthorized` for who is not signed in; `invalid_request` where the current
 *   password is wrong; `rate_limited` after too many wrong ones
 */
export async function changePassword(
  { auth, ...services }: { auth: Auth; database: Database; now: () => Date },
  passwords: ChangePasswordRequest,
  client: Client,
): Promise<Session> {
  const session = await readSession(auth, client);
  if (session === null) throw new ServiceError('unauthorized', 'Sign in first.');
  const limits = passwordLimits(session.person.email, client.address);
  return limitAttempts(services, limits, async () => {
    try {
      const { headers } = await auth.api.changePassword({
        body: { ...passwords, revokeOtherSessions: true },
        headers: clientHeaders(client),
        returnHeaders: true,
      });
      return { ...session, setCookie: headers.getSetCookie() };
    } catch (error) {
      if (!isAPIError(error)) throw error;
      const issue = { path: 'currentPassword', message: 'your current password' };
      throw new ServiceError('invalid_request', 'The current password is wrong.', [issue]);
    }
  });
}
