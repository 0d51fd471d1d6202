import { createHash, randomUUID } from 'node:crypto';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres from 'postgres';
import { type Connection, connect } from './client.ts';
import { LOCKS } from './lock.ts';
import { migrate, migrationsFolder } from './migrate.ts';

export interface TestDatabase extends Pick<Connection, 'database' | 'listen'> {
  url: string;
  /** Closes the pool and removes the database. */
  drop: () => Promise<void>;
}

/** A database of its own for one test file: empty, with its tables up to date. */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = urlOf(serverUrl, name);
  await administer(serverUrl, async (client) => {
    await client.unsafe(`create database ${name} template ${await template(client, serverUrl)}`);
  });
  const { database, listen, close } = connect(url);
  const drop = async () => {
    await close();
    await administer(serverUrl, (client) => client.unsafe(`drop database ${name} with (force)`));
  };
  return { database, listen, url, drop };
}

/**
 * The database that others are copies of, in a third of the time that the migrations take: made by
 * the first test that needs it.
 */
async function template(client: postgres.Sql, serverUrl: string): Promise<string> {
  const hash = createHash('sha256').update(
    readMigrationFiles({ migrationsFolder })
      .map((migration) => migration.hash)
      .join(),
  );
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  await client`select pg_advisory_lock(${LOCKS.testTemplate})`;
  const found = await client`select 1 from pg_database where datname = ${name}`;
  if (found.length === 0) {
    const unfinished = `${name}_unfinished`;
    await client.unsafe(`drop database if exists ${unfinished}`);
    await client.unsafe(`create database ${unfinished}`);
    await migrate(urlOf(serverUrl, unfinished));
    await client.unsafe(`alter database ${unfinished} rename to ${name}`);
  }
  await client`select pg_advisory_unlock(${LOCKS.testTemplate})`;
  return name;
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = database;
  return url.href;
}

async function administer(
  serverUrl: string,
  work: (client: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
