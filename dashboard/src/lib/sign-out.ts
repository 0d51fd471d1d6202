/**
 * Ends the session, and leaves nothing of it in the page.
 *
 * @returns whether it has ended; else the backend could not be asked
 */
export async function signOut(): Promise<boolean> {
  const answer = await fetch('/auth/sign-out', { method: 'POST' }).catch(() => null);
  // Who is not signed in any more is out, too.
  if (!answer?.ok && answer?.status !== 401) return false;
  location.assign('/sign-in');
  return true;
}
