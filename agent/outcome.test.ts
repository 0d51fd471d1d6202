import { expect, it } from 'vitest';
import { OUTCOMES } from '../backend/contract/calls.ts';
import { type EndCause, outcomeReason } from './outcome.ts';

const at = (greetingStarted: boolean, greetingEnded: boolean, callerSpoke: boolean) => ({
  greetingStarted,
  greetingEnded,
  callerSpoke,
});

it.each([
  ['leaves while it rings', 'caller_left', at(false, false, false), 'before_greeting'],
  ['leaves in the greeting', 'caller_left', at(true, false, false), 'during_greeting'],
  ['leaves without a word', 'caller_left', at(true, true, false), 'without_speaking'],
  ['leaves after talking', 'caller_left', at(true, true, true), 'caller_hung_up'],
  ['talks over the greeting, then leaves', 'caller_left', at(true, false, true), 'caller_hung_up'],
  ['is cut off', 'connection_lost', at(true, true, true), 'lost'],
  ['is silent', 'silence', at(true, true, false), 'silence'],
  ['is told goodbye', 'agent_hung_up', at(true, true, true), 'agent_hung_up'],
] as const)('a caller who %s', (_title, cause, progress, reason) => {
  expect(outcomeReason(cause, progress)).toBe(reason);
});

it('gives only reasons of the closed set', () => {
  const causes: EndCause[] = [
    'caller_left',
    'connection_lost',
    'agent_hung_up',
    'silence',
    'time_limit',
    'error',
  ];
  for (const cause of causes)
    expect(OUTCOMES).toHaveProperty(outcomeReason(cause, at(true, true, true)));
});
