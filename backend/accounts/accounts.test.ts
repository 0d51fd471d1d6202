import { expect, it } from 'vitest';
import type { Account, Ledger } from '../contract/accounts.ts';
import { accountRoutes } from '../routes/accounts.ts';
import { requestTo } from '../testing/request-to.ts';
import { useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const request = requestTo(accountRoutes({ database }));

const balance = async (slug: string) =>
  (await request<Account>('GET', `/accounts/${slug}`)).body.balanceMicros;

it('creates an account without credit, and renames it', async () => {
  const created = await request('PUT', '/accounts/acme', { name: 'Acme' });
  expect(created).toEqual({
    status: 201,
    body: {
      slug: 'acme',
      name: 'Acme',
      currency: 'USD',
      balanceMicros: 0,
      createdAt: expect.stringMatching(/Z$/),
    },
  });
  await request('POST', '/accounts/acme/top-ups', { micros: 5, key: 'pay_0' });
  const renamed = await request('PUT', '/accounts/acme', { name: 'Acme Inc.' });
  expect(renamed).toMatchObject({ status: 200, body: { name: 'Acme Inc.', balanceMicros: 5 } });
});

it('adds credit once for each key, however often and at once it is sent', async () => {
  await request('PUT', '/accounts/often', { name: 'Often' });
  const add = (micros: number, key: string) =>
    request('POST', '/accounts/often/top-ups', { micros, key, note: 'card' });
  const answers = await Promise.all([1, 2, 3, 4].map(() => add(700, 'pay_1')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
  expect(await balance('often')).toBe(700);
  expect((await add(800, 'pay_1')).status).toBe(409);
  expect((await add(800, 'pay_2')).status).toBe(201);
  expect(await balance('often')).toBe(1_500);
});

it('lets two accounts use the same key', async () => {
  for (const slug of ['one', 'two']) {
    await request('PUT', `/accounts/${slug}`, { name: slug });
    await request('POST', `/accounts/${slug}/top-ups`, { micros: 9, key: 'same' });
    expect(await balance(slug)).toBe(9);
  }
});

it('lists the ledger page by page, newest first, each entry once', async () => {
  await request('PUT', '/accounts/paged', { name: 'Paged' });
  for (const micros of [1, 2, 3, 4, 5]) {
    await request('POST', '/accounts/paged/top-ups', { micros, key: `${micros}` });
  }
  const amounts: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await request<Ledger>('GET', `/accounts/paged/ledger?limit=2${query}`);
    expect(page.status).toBe(200);
    amounts.push(...page.body.entries.map((entry) => entry.amountMicros));
    cursor = page.body.nextCursor;
  }
  expect(amounts).toEqual([5, 4, 3, 2, 1]);
});

it.each([
  ['no such account', 'GET', '/accounts/nobody', undefined, 404],
  ['the ledger of no account', 'GET', '/accounts/nobody/ledger', undefined, 404],
  ['credit for no account', 'POST', '/accounts/nobody/top-ups', { micros: 1, key: 'k' }, 404],
  ['credit of nothing', 'POST', '/accounts/acme/top-ups', { micros: 0, key: 'k' }, 400],
  ['credit without a key', 'POST', '/accounts/acme/top-ups', { micros: 1 }, 400],
  ['a cursor that is not one', 'GET', '/accounts/acme/ledger?cursor=x', undefined, 400],
  ['a cursor beyond all', 'GET', '/accounts/acme/ledger?cursor=9007199254740991', undefined, 400],
])('refuses %s', async (_, method, path, body, status) => {
  expect((await request(method, path, body)).status).toBe(status);
});
