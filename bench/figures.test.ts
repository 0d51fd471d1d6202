import { expect, it } from 'vitest';
import { summary } from './figures.ts';

it('has nothing to say about no values', () => {
  expect(summary('greeting', [])).toContain('p50     - ms');
});

it('gives a p95 only from twenty values on', () => {
  const values = Array.from({ length: 19 }, (_, i) => i);
  expect(summary('greeting', values)).not.toContain('p95');
  expect(summary('greeting', [...values, 19])).toContain('p95');
});
