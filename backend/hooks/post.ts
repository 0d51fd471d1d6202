import { Agent, type Dispatcher, fetch } from 'undici';
import { lookupPublic, PrivateAddress, urlProblem } from './public-address.ts';

const TIMEOUT_MS = 10_000;

/** What came of sending: a status, or why there is none. */
export interface Posted {
  status: number | null;
  /** Null: the endpoint took it. */
  error: string | null;
  durationMs: number;
}

export type Post = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<Posted>;

/**
 * Sends to addresses outside. A name is resolved once, judged by its addresses, and one of those
 * dialled; redirects are not followed.
 *
 * @param privateHosts - those of this network that may be sent to
 */
export function createPost(privateHosts: readonly string[], timeoutMs = TIMEOUT_MS): Post {
  const guarded = new Agent({ connect: { lookup: lookupPublic } });
  const direct = new Agent();
  return async function post(url, body, headers) {
    const startedAt = performance.now();
    const problem = urlProblem(url, privateHosts);
    const dispatcher = privateHosts.includes(new URL(url).host) ? direct : guarded;
    const came = problem
      ? { status: null, error: `Wanted: ${problem}.` }
      : await send(dispatcher, url, body, headers, timeoutMs);
    return { ...came, durationMs: Math.round(performance.now() - startedAt) };
  };
}

async function send(
  dispatcher: Dispatcher,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Pick<Posted, 'status' | 'error'>> {
  try {
    const response = await fetch(url, {
      dispatcher,
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'user-agent': 'Switchboard', ...headers },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    const { status } = response;
    if (response.ok) return { status, error: null };
    const isRedirect = status >= 300 && status < 400;
    return {
      status,
      error: `Answered ${status}${isRedirect ? '; redirects are not followed' : ''}.`,
    };
  } catch (error) {
    return { status: null, error: reasonOf(error, timeoutMs) };
  }
}

/** Of what `fetch` throws, the cause says what happened. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'Could not be sent.';
  if (error.name === 'TimeoutError') return `Did not answer within ${timeoutMs / 1_000} s.`;
  if (error instanceof PrivateAddress) return error.message;
  if (error.cause !== undefined) return reasonOf(error.cause, timeoutMs);
  const code = 'code' in error ? String(error.code) : error.message;
  return `Could not be reached: ${code}.`;
}
