import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/**
 * Where in the database a text stands: in any column of any type of any table, those of the job
 * queue and of the migrations included.
 *
 * @returns `schema.table.column`, in the order of their names
 */
export async function findEverywhere(database: Database, text: string): Promise<string[]> {
  const columns = await database.execute<{ place: string; relation: string; name: string }>(sql`
    select format('%s.%s.%s', table_schema, table_name, column_name) as place,
      format('%I.%I', table_schema, table_name) as relation,
      format('%I', column_name) as name
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by place`);
  const places: string[] = [];
  for (const { place, relation, name } of columns) {
    const found = await database.execute(sql`
      select 1 from ${sql.raw(relation)} where strpos(${sql.raw(name)}::text, ${text}) > 0 limit 1`);
    if (found.length > 0) places.push(place);
  }
  return places;
}
