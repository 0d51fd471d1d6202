import { expect, it } from 'vitest';
import type { Price } from '../../../../../backend/contract/prices.ts';
import { shownPrices } from './price-book.ts';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');

const price = (id: number, validFrom: string, provider = 'openai'): Price => ({
  id,
  provider,
  model: 'm',
  unit: 'output_token',
  micros: 1,
  per: 1,
  increment: 1,
  validFrom,
  source: 's',
});

const BOOK = [
  price(1, '2026-01-01T00:00:00.000Z'),
  price(2, '2026-03-01T00:00:00.000Z'),
  price(3, '2026-09-01T00:00:00.000Z'),
  price(4, '2026-01-01T00:00:00.000Z', 'deepgram'),
];

const shown = (provider: string | undefined, withEarlier: boolean) =>
  shownPrices(BOOK, { provider, withEarlier }, NOW).map(({ id, state }) => `${id} ${state}`);

it('shows of each thing the price that holds, and those to come', () => {
  expect(shown(undefined, false)).toEqual(['2 now', '3 coming', '4 now']);
});

it('shows what held before when that is wanted, of one provider', () => {
  expect(shown('openai', true)).toEqual(['1 earlier', '2 now', '3 coming']);
});
