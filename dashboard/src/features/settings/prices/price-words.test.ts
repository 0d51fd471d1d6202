import { expect, it } from 'vitest';
import { amountWords, priceWords } from './price-words.ts';

it.each([
  ['audio_ms', 60_000, 'minute of sound'],
  ['call_ms', 3_600_000, 'hour of line'],
  ['call_ms', 6_000, '6 seconds of line'],
  ['sandbox_ms', 1_500, '1,500 ms of sandbox'],
  ['character', 1_000, '1,000 characters'],
  ['tool_call', 1, 'tool call'],
  ['output_token', 1_000_000, '1,000,000 tokens written'],
] as const)('tells an amount of %s, %d, as "%s"', (unit, amount, words) => {
  expect(amountWords(unit, amount)).toBe(words);
});

it('tells a price to its last decimal, and to what is rounded up', () => {
  const price = { unit: 'call_ms', micros: 8_505, per: 60_000, increment: 60_000 } as const;
  expect(priceWords(price, 'USD')).toBe('$0.008505 per minute of line, each begun minute of line');
  const million = { unit: 'input_token', micros: 400_000, per: 1_000_000, increment: 1 } as const;
  expect(priceWords(million, 'USD')).toBe('$0.40 per 1,000,000 tokens read');
});
