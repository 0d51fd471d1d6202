import { expect, inject, it } from 'vitest';
import { waitForDatabase } from './own-database.ts';

const postgresUrl = new URL(inject('postgresUrl'));
const refusalOf = (change: Partial<URL>) => {
  const url = Object.assign(new URL(postgresUrl), change);
  return waitForDatabase(url.href, 0).catch((error: Error) => error.message);
};

it('is content with a database that answers', async () => {
  await waitForDatabase(postgresUrl.href, 0);
});

it.each([
  ['nothing listens there', { port: '1' }, /127\.0\.0\.1:1\/postgres .*ECONNREFUSED/],
  ['the database does not exist', { pathname: '/nowhere' }, /database "nowhere" does not exist/],
  ['the password is wrong', { password: 'wrong' }, /password authentication failed/],
])('says so when %s, without the password', async (_, change, reason) => {
  const message = await refusalOf(change);
  expect(message).toMatch(reason);
  expect(message).not.toContain(':wrong@');
});
