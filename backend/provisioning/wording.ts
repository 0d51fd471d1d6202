import { ServerError } from 'livekit-server-sdk';

/** Why LiveKit did not do something, in a few words. */
export function reasonOf(error: unknown): string {
  // The server's own message repeats the token that it refused.
  if (error instanceof ServerError && error.status === 401)
    return 'it refuses the API key or secret';
  if (!(error instanceof Error)) return String(error);
  // `fetch` says only that it failed; its cause says why.
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return 'code' in cause ? String(cause.code) : cause.message;
}

/** A few numbers by name, many by their count. */
export function listed(numbers: string[]): string {
  return numbers.length <= 5 ? numbers.join(', ') : `${numbers.length} numbers`;
}
