import { expect, it } from 'vitest';
import { redactUnfinished } from './redact-unfinished.ts';

it.each([
  ['the beginning of a card', 'my card is 4111 11', ['card'], 'my card is [card]'],
  ['one that is spoken', 'my card is four one one one', ['card'], 'my card is [card]'],
  ['a whole card', 'it is 4111 1111 1111 1111', ['card'], 'it is [card]'],
  ['a short number', 'two of them', ['card'], 'two of them'],
  ['a number where only addresses are kept back', 'room 4711', ['email'], 'room 4711'],
  ['nothing to keep back', 'my card is 4111 11', [], 'my card is 4111 11'],
] as const)('of a text that is still being said: %s', (_, text, kinds, redacted) => {
  expect(redactUnfinished(text, kinds)).toBe(redacted);
});
