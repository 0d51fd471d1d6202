import { expect, it } from 'vitest';
import { reasonOf } from './reason.ts';

it.each([
  ['caller_hung_up', 'caller_hung_up'],
  ['no-answer', 'no_answer'],
  ['NO ANSWER', 'no_answer'],
  ['NO_ANSWER', 'no_answer'],
  ['canceled', 'before_greeting'],
  ['ORIGINATOR_CANCEL', 'before_greeting'],
  // They do not say who hung up.
  ['completed', 'lost'],
  ['ANSWERED', 'lost'],
  ['NORMAL_CLEARING', 'lost'],
  // Names of an object's own properties are no reasons.
  ['constructor', 'lost'],
  [undefined, 'lost'],
])('takes %j for %s', (stated, reason) => {
  expect(reasonOf(stated)).toBe(reason);
});
