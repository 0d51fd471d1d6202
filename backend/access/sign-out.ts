import { type Auth, type Client, clientHeaders } from './auth.ts';

/** Ends the session of a browser, if it has one. @returns what has the browser forget it */
export async function signOut(auth: Auth, client: Client): Promise<string[]> {
  const { headers } = await auth.api.signOut({
    headers: clientHeaders(client),
    returnHeaders: true,
  });
  return headers.getSetCookie();
}
