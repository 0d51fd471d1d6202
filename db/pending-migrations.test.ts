import { sql } from 'drizzle-orm';
import { afterAll, expect, inject, it } from 'vitest';
import journal from './migrations/meta/_journal.json' with { type: 'json' };
import { pendingMigrations } from './pending-migrations.ts';
import { createTestDatabase } from './test-database.ts';

const { database, drop } = await createTestDatabase(inject('postgresUrl'));
afterAll(drop);

it('names the migrations that were not made yet', async () => {
  expect(await pendingMigrations(database)).toEqual([]);
  await database.execute(sql`
    delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`);
  expect(await pendingMigrations(database)).toEqual([journal.entries.at(-1)?.tag]);
});

it('names all of them where none was made', async () => {
  await database.execute(sql`drop schema drizzle cascade`);
  expect(await pendingMigrations(database)).toHaveLength(journal.entries.length);
});
