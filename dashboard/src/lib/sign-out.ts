/** Ends the session, and leaves nothing of it in the page. */
export async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST' });
  location.assign('/sign-in');
}
