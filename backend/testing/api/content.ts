import type { Database } from '../../../db/client.ts';

/** By table, a hash of all that is in it. */
export async function contentOf(database: Database): Promise<Record<string, string | null>> {
  const tables = await database.execute<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const contents = tables.map(async ({ name }) => {
    const [row] = await database.execute<{ hash: string | null }>(
      `select md5(string_agg(t::text, ' ' order by t::text)) as hash from "${name}" t`,
    );
    return [name, row?.hash ?? null] as const;
  });
  return Object.fromEntries(await Promise.all(contents));
}
