import { and, asc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../client.ts';
import { callCounts, calls, rollups } from '../schema/index.ts';
import { select } from './figures.ts';

/** Numbers by name. */
export type Counts = Record<string, number>;

/** What is counted of a call or of many: sums, and how many values lie in each bin of a spread. */
export interface Counted {
  sums: Counts;
  spreads: Counts;
}

export type Rollup = typeof rollups.$inferSelect;
type Span = Rollup['span'];

/** Whole spans: those that begin from `from` on and before `to`. */
export interface Spans {
  span: Span;
  from: Date;
  to: Date;
}

export async function findCounts(database: Database, callId: string): Promise<Counted | undefined> {
  const [row] = await database.select().from(callCounts).where(eq(callCounts.callId, callId));
  return row;
}

export async function saveCounts(
  transaction: Database,
  callId: string,
  { sums, spreads }: Counted,
): Promise<void> {
  await transaction
    .insert(callCounts)
    .values({ callId, sums, spreads })
    .onConflictDoUpdate({ target: callCounts.callId, set: { sums, spreads } });
}

/** Adds to the hour and the day of a time, of an agent and of all. Negative numbers take away. */
export async function addToRollups(
  transaction: Database,
  { agent, at }: { agent: string; at: Date },
  { sums, spreads }: Counted,
): Promise<void> {
  const start = (span: Span) =>
    sql`date_trunc(${span}, ${at.toISOString()}::timestamptz, 'UTC')::timestamptz(3)`;
  // Everyone takes the rows in this order, so that nobody waits in a circle.
  const rows = (['day', 'hour'] as const).flatMap((span) =>
    [null, agent].map((of) => ({ agent: of, span, start: start(span), sums, spreads })),
  );
  await transaction
    .insert(rollups)
    .values(rows)
    .onConflictDoUpdate({
      target: [rollups.agent, rollups.span, rollups.start],
      set: {
        sums: added(rollups.sums, sql`excluded.sums`),
        spreads: added(rollups.spreads, sql`excluded.spreads`),
      },
    });
}

/** The sum of two objects of numbers, name by name; what comes to nothing is left out. */
const added = (before: AnyPgColumn, more: SQL): SQL =>
  sql`(select coalesce(jsonb_object_agg(name, total), '{}') from (
    select key as name, sum(value::numeric) as total
    from (select * from jsonb_each_text(${before}) union all select * from jsonb_each_text(${more})) as each
    group by key having sum(value::numeric) <> 0
  ) as named)`;

/** Of one agent or, for null, of all together; the first one first. Spans without calls are left out. */
export function listRollups(
  database: Database,
  { span, from, to }: Spans,
  agent: string | null,
): Promise<Rollup[]> {
  return database
    .select()
    .from(rollups)
    .where(
      and(
        agent === null ? isNull(rollups.agent) : eq(rollups.agent, agent),
        eq(rollups.span, span),
        gte(rollups.start, from),
        lt(rollups.start, to),
      ),
    )
    .orderBy(asc(rollups.start));
}

/** The sums of some names for each agent that had calls, or for the one. */
export async function sumByAgent(
  database: Database,
  { span, from, to }: Spans,
  agent: string | null,
  names: readonly string[],
): Promise<{ agent: string; sums: Counts }[]> {
  // Name by name: to take every name apart costs ten times as much.
  const totals = names.map((name) => sql`coalesce(sum((sums ->> ${name})::float8), 0)`);
  const rows = await select<{ agent: string; totals: number[] }>(
    database,
    sql`select agent, array[${sql.join(totals, sql`, `)}]::float8[] as totals
      from rollups where span = ${span} and start >= ${from.toISOString()}::timestamptz
        and start < ${to.toISOString()}::timestamptz
        and ${agent === null ? sql`agent is not null` : sql`agent = ${agent}`}
      group by agent order by agent`,
  );
  return rows.map((row) => ({
    agent: row.agent,
    sums: Object.fromEntries(names.map((name, index) => [name, row.totals[index] ?? 0])),
  }));
}

/** Some closed calls, trials left out, that have not been counted, in the order of their ids. */
export async function listUncountedCalls(
  database: Database,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await select<{ id: string }>(
    database,
    sql`select id from ${calls} where closed_at is not null and not trial
        and ${after === undefined ? sql`true` : sql`id > ${after}::uuid`}
        and not exists (select from ${callCounts} where call_id = id)
      order by id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}
