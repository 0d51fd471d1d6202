import { expect, it } from 'vitest';
import { filterWords } from './filter-words.ts';
import { callsSearch, exportPath, filtersOf, toQuery } from './search.ts';

it('reads the filters of an address, also where digits look like an amount', () => {
  const search = callsSearch.parse({ number: 142, agent: 'sales', recorded: true });
  expect(search).toEqual({ number: '142', agent: 'sales', recorded: true });
  expect(toQuery(search)).toEqual({ number: '142', agent: 'sales', recorded: 'true' });
});

it('refuses a filter that there is not', () => {
  expect(callsSearch.safeParse({ colour: 'red' }).success).toBe(false);
  expect(callsSearch.safeParse({ minDurationMs: 'long' }).success).toBe(false);
});

it('says each filter that is set in words', () => {
  const search = { minDurationMs: 90_000, result: 'failed', q: 'refund' };
  expect(filtersOf(search).map((name) => filterWords(search, name))).toEqual([
    'Failed',
    'At least 1:30 long',
    'Said: refund',
  ]);
});

it('exports what the filters let through', () => {
  expect(exportPath({ number: '+1555', open: false }, 'csv')).toBe(
    '/v1/calls/export?number=%2B1555&open=false&format=csv',
  );
});
