import { ERROR_STATUS, type ErrorCode } from '../contract/errors.ts';

/** What each code means to whoever gets it, and what helps. */
export const REMEDIES: Readonly<Record<ErrorCode, string>> = {
  invalid_request:
    'The request does not have the wanted form. `issues` says where, and what is wanted there.',
  unauthorized:
    'Nobody is known by what the request carries. Send `Authorization: Bearer` with a key, or sign in.',
  forbidden: 'Who asks lacks the scope that the route needs. An owner can grant it.',
  not_found: 'There is nothing by that name. What was deleted or erased counts as never there.',
  conflict:
    'It does not fit the state things are in; the message says which. Read that state again. With `Retry-After`: the same request is still running, so send it again after that many seconds.',
  too_large: 'The body is larger than is accepted. Send less at once.',
  idempotency_mismatch:
    'The idempotency key was used for a request with another body or query. Take a new key for a new request.',
  rate_limited: 'Too many attempts. Wait for the seconds that `Retry-After` names.',
  internal: 'Our mistake. The log has more under the `requestId`. Trying again later may help.',
  unavailable: 'A part that is needed is away or starting. Try again in a few seconds.',
};

/** The error codes as a Markdown table. */
export function errorTable(): string {
  const rows = Object.entries(ERROR_STATUS).map(
    ([code, status]) => `| \`${code}\` | ${status} | ${REMEDIES[code as ErrorCode]} |`,
  );
  return ['| code | status | meaning and remedy |', '| --- | --- | --- |', ...rows].join('\n');
}
