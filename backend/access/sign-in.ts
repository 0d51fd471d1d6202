import { isAPIError } from 'better-auth/api';
import type { Database } from '../../db/client.ts';
import type { SignInRequest } from '../contract/people.ts';
import { ServiceError } from '../errors.ts';
import { type Auth, type Client, clientHeaders } from './auth.ts';
import { limitAttempts, passwordLimits } from './limit-attempts.ts';

/** Someone who has just signed in. */
export interface SignedIn {
  person: { id: string; name: string };
  /** What their browser is to keep. */
  setCookie: string[];
}

/**
 * Begins a session.
 *
 * @throws ServiceError `unauthorized` for a wrong address or password, `forbidden` for who has been
 *   disabled, `rate_limited` after too many wrong ones
 */
export async function signIn(
  { auth, ...services }: { auth: Auth; database: Database; now: () => Date },
  { email, password }: SignInRequest,
  client: Client,
): Promise<SignedIn> {
  const account = email.toLowerCase();
  return limitAttempts(services, passwordLimits(account, client.address), async () => {
    try {
      const { headers, response } = await auth.api.signInEmail({
        body: { email: account, password },
        headers: clientHeaders(client),
        returnHeaders: true,
      });
      const { id, name } = response.user;
      return { person: { id, name }, setCookie: headers.getSetCookie() };
    } catch (error) {
      throw isAPIError(error) ? refusal(error.body?.code) : error;
    }
  });
}

function refusal(code: string | undefined): ServiceError {
  // Comes after the password was found right, so that it tells nothing to a stranger.
  return code === 'FAILED_TO_CREATE_SESSION'
    ? new ServiceError('forbidden', 'Your access has been turned off. Ask an owner to restore it.')
    : new ServiceError('unauthorized', 'The e-mail address or the password is wrong.');
}
