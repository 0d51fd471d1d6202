import { and, count, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { callEvents, calls } from '../schema/index.ts';

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

/** A query's rows. Its columns are named as in `Row`; sums are cast, as wide numbers come as text. */
export async function select<Row>(database: Database, query: SQL): Promise<Row[]> {
  return (await database.execute(query)) as unknown as Row[];
}

/** The errors that a call's workers have told of, by what they are. */
export function listErrors(database: Database, callId: string) {
  return select<{ part: string; kind: string; count: number }>(
    database,
    sql`select data ->> 'part' as part, data ->> 'kind' as kind, count(*)::int as count
      from call_events where call_id = ${callId} and type = 'error' and data ? 'part' group by 1, 2`,
  );
}

/** How many calls of an agent, or for null of all, are in progress, and how many have ended and are not closed. */
export async function countNow(
  database: Database,
  agent: string | null,
): Promise<{ open: number; unclosed: number }> {
  const ofAgent = agent === null ? undefined : eq(calls.agent, agent);
  // Two counts, as each has an index of its own.
  const [open, unclosed] = await Promise.all([
    database.$count(calls, and(isNull(calls.endedAt), ofAgent)),
    database.$count(calls, and(isNotNull(calls.endedAt), isNull(calls.closedAt), ofAgent)),
  ]);
  return { open, unclosed };
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

/** How many jobs of each queue wait and run: as pg-boss last counted them, some seconds ago. */
export function countJobs(database: Database) {
  return select<{ queue: string; waiting: number; running: number }>(
    database,
    sql`select name as queue, queued_count as waiting, active_count as running
      from pgboss.queue where name not like '\_\_%'`,
  );
}
