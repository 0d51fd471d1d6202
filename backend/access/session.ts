import type { Role } from '../contract/access.ts';
import { type Auth, type Client, clientHeaders } from './auth.ts';
import { type Principal, scopesOf } from './principal.ts';

export interface Session {
  person: Extract<Principal, { kind: 'person' }> & { email: string };
  /** Set when the session was prolonged. */
  setCookie: string[];
}

/** Who is signed in in a browser; null: nobody. */
export async function readSession(auth: Auth, client: Client): Promise<Session | null> {
  if (!client.cookie?.includes('switchboard.session_token=')) return null;
  const { headers, response } = await auth.api.getSession({
    headers: clientHeaders(client),
    returnHeaders: true,
  });
  if (response === null) return null;
  const { id, name, email, mayHear, disabledAt } = response.user;
  // A session that began in the very moment in which they were disabled.
  if (disabledAt) return null;
  const role: Role = response.user.role;
  const scopes = scopesOf({ role, mayHear });
  return {
    person: { kind: 'person', id, name, email, role, scopes },
    setCookie: headers.getSetCookie(),
  };
}
