import { expect, test } from 'vitest';
import { createShop } from './shop.ts';

const shop = createShop(0);
const textOf = async (path: string, init?: RequestInit) => (await shop.request(path, init)).text();

test.each([
  ['/weather', 'Today it is sunny'],
  ['/orders', 'Order number'],
  ['/orders?number=17', 'Order 17 is ready'],
  ['/orders?number=18', 'no order 18'],
  ['/orders?number=%3Cb%3E', 'no order &lt;b&gt;'],
  ['/book', 'Book now'],
])('%s says %j', async (path, expected) => {
  expect(await textOf(path)).toContain(expected);
});

test('takes bookings, and counts them', async () => {
  const body = new URLSearchParams({ name: 'Anna', code: 'secret' });
  expect(await textOf('/book', { method: 'POST', body })).toContain('booking number 1');
  expect(JSON.parse(await textOf('/bookings'))).toEqual({
    bookings: [{ name: 'Anna', code: 'secret' }],
  });
});
