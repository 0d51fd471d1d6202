import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

interface Journal {
  entries: { tag: string; when: number }[];
}

const JOURNAL = new URL('./migrations/meta/_journal.json', import.meta.url);

/** The names of the migrations that the database does not have yet. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const { entries } = JSON.parse(await readFile(JOURNAL, 'utf8')) as Journal;
  const last = await lastMigrationAt(database);
  // As Drizzle's migrator sees it: what is newer than the newest that was made.
  return entries.filter(({ when }) => when > last).map(({ tag }) => tag);
}

/** Drizzle's time of the newest migration that was made; 0: none. */
async function lastMigrationAt(database: Database): Promise<number> {
  const [table] = await database.execute<{ found: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  );
  if (!table?.found) return 0;
  const [row] = await database.execute<{ last: string | null }>(
    sql`select max(created_at) as last from drizzle.__drizzle_migrations`,
  );
  return Number(row?.last ?? 0);
}
