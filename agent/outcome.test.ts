import { expect, it } from 'vitest';
import { OUTCOMES } from '../backend/contract/outcome.ts';
import { type EndCause, outcomeReason } from './outcome.ts';

/** The greeting is heard from 1000 to 4000. */
const at = (greeting: 'none' | 'begun' | 'over', callerSpoke = false) => ({
  greetingStartedAt: greeting === 'none' ? null : 1_000,
  greetingEndedAt: greeting === 'over' ? 4_000 : null,
  callerSpoke,
});

it.each([
  ['leaves while it rings', 'caller_left', at('none'), 500, 'before_greeting'],
  ['leaves in the greeting', 'caller_left', at('begun'), 2_000, 'during_greeting'],
  [
    'left in the greeting, as is noticed after it',
    'caller_left',
    at('over'),
    2_000,
    'during_greeting',
  ],
  [
    'left before the greeting, as is noticed in it',
    'caller_left',
    at('begun'),
    900,
    'before_greeting',
  ],
  ['leaves without a word', 'caller_left', at('over'), 9_000, 'without_speaking'],
  ['leaves after talking', 'caller_left', at('over', true), 9_000, 'caller_hung_up'],
  [
    'talks over the greeting, then leaves',
    'caller_left',
    at('begun', true),
    3_000,
    'caller_hung_up',
  ],
  ['is cut off', 'connection_lost', at('over', true), 9_000, 'lost'],
  ['is silent', 'silence', at('over'), 9_000, 'silence'],
  ['is told goodbye', 'agent_hung_up', at('over', true), 9_000, 'agent_hung_up'],
] as const)('a caller who %s', (_title, cause, progress, endedAt, reason) => {
  expect(outcomeReason(cause, progress, endedAt)).toBe(reason);
});

it('gives only reasons of the closed set', () => {
  const causes: EndCause[] = [
    'caller_left',
    'connection_lost',
    'agent_hung_up',
    'silence',
    'time_limit',
    'credit',
    'limit',
    'error',
  ];
  for (const cause of causes)
    expect(OUTCOMES).toHaveProperty(outcomeReason(cause, at('over', true), 9_000));
});
