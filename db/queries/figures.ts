import { and, count, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { callEvents, calls } from '../schema/index.ts';
import type { CallRow } from './calls.ts';

/** How many errors a call's workers have told of. */
export async function countErrors(database: Database, callId: string): Promise<number> {
  const [row] = await database
    .select({ errors: count() })
    .from(callEvents)
    .where(and(eq(callEvents.callId, callId), eq(callEvents.type, 'error')));
  return row?.errors ?? 0;
}

export async function saveFigures(
  database: Database,
  callId: string,
  figures: object,
): Promise<void> {
  await database.update(calls).set({ figures }).where(eq(calls.id, callId));
}

/** Which calls: those that began from `from` on and before `to`. */
export interface Range {
  from: Date;
  to: Date;
  agent: string | null;
}

export const began = ({ from, to, agent }: Range): SQL =>
  sql`started_at >= ${from.toISOString()}::timestamptz
    and started_at < ${to.toISOString()}::timestamptz
    and ${agent === null ? sql`true` : sql`agent = ${agent}`}`;

/** A query's rows. Its columns are named as in `Row`; sums are cast, as wide numbers come as text. */
export async function select<Row>(database: Database, query: SQL): Promise<Row[]> {
  return (await database.execute(query)) as unknown as Row[];
}

/** The row of an aggregate without groups. */
export async function selectOne<Row>(database: Database, query: SQL): Promise<Row> {
  const [row] = await select<Row>(database, query);
  if (row === undefined) throw new Error('An aggregate returned no row.');
  return row;
}

/** Calls by day (UTC) and outcome, the first day first; the outcome of calls in progress is null. */
export function countCalls(database: Database, range: Range) {
  return select<{
    day: string;
    result: CallRow['outcomeResult'];
    reason: CallRow['outcomeReason'];
    calls: number;
    unclosed: number;
    costMicros: number;
    incomplete: number;
  }>(
    database,
    sql`select (started_at at time zone 'UTC')::date::text as day,
        outcome_result as result, outcome_reason as reason, count(*)::int as calls,
        count(*) filter (where closed_at is null)::int as unclosed,
        sum(cost_micros)::float8 as "costMicros",
        count(*) filter (where cost_incomplete)::int as incomplete
      from calls where ${began(range)}
      group by (started_at at time zone 'UTC')::date, 2, 3 order by 1`,
  );
}

/** The calls in progress of each agent that has some. */
export async function countOpenCalls(database: Database): Promise<Map<string, number>> {
  const open = await database
    .select({ agent: calls.agent, calls: count() })
    .from(calls)
    .where(isNull(calls.endedAt))
    .groupBy(calls.agent);
  return new Map(open.map(({ agent, calls }) => [agent, calls]));
}
