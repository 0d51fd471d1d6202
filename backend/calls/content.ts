import { may, type Principal } from '../access/principal.ts';
import type { Call, CallFilter, CallWithTurns } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';

/**
 * Words said find nothing for those who may not read them: whether a call is found tells what was said.
 *
 * @throws ServiceError `forbidden`
 */
export function requireContentFor({ q }: CallFilter, principal: Principal): void {
  if (q === undefined || may(principal, 'calls:content')) return;
  throw new ServiceError(
    'forbidden',
    'Searching by words said needs the right calls:content, which you do not have. An owner can grant it.',
  );
}

/** A call as far as somebody may read it: without that right, nothing of what was said. */
export function callFor<Read extends Call>(principal: Principal, call: Read): Read {
  if (may(principal, 'calls:content')) return call;
  return { ...call, summary: null, outcome: call.outcome && { ...call.outcome, detail: null } };
}

/** The same, with turns that have times and no texts. */
export function callWithTurnsFor(principal: Principal, call: CallWithTurns): CallWithTurns {
  if (may(principal, 'calls:content')) return call;
  const turns = call.turns.map((turn) => ({ ...turn, text: null }));
  return { ...callFor(principal, call), turns };
}
