import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { type Connection, connect } from './client.ts';
import { migrate } from './migrate.ts';

export interface TestDatabase extends Pick<Connection, 'database' | 'listen'> {
  url: string;
  /** Closes the pool and removes the database. */
  drop: () => Promise<void>;
}

/** A database of its own for one test file: empty, with its tables up to date. */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  await migrate(url.href);
  const { database, listen, close } = connect(url.href);
  const drop = async () => {
    await close();
    await administer(serverUrl, `drop database ${name} with (force)`);
  };
  return { database, listen, url: url.href, drop };
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = postgres(serverUrl, { max: 1 });
  await client.unsafe(statement);
  await client.end();
}
