import { expect, it } from 'vitest';
import { LineMonitor } from './line.ts';

it('is not quiet as long as packets come, however few', () => {
  const line = new LineMonitor(0);
  for (let n = 1; n < 20; n++) expect(line.quietMs(BigInt(n), n * 3_000)).toBe(0);
});

it('has been quiet since the last packet', () => {
  const line = new LineMonitor(0);
  line.quietMs(50n, 1_000);
  expect(line.quietMs(50n, 3_000)).toBe(2_000);
  expect(line.quietMs(50n, 5_500)).toBe(4_500);
  expect(line.quietMs(51n, 6_000)).toBe(0);
});

it('has been quiet from the start when no packet ever came', () => {
  expect(new LineMonitor(500).quietMs(0n, 4_500)).toBe(4_000);
});
