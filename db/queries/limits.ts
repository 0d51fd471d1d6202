import { and, count, eq, gte, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls } from '../schema/index.ts';

const DAY_MS = 86_400_000;

/** How many calls of an agent go on, without those that are refused or being stopped. */
export async function countGoingCalls(database: Database, agent: string): Promise<number> {
  const [row] = await database
    .select({ going: count() })
    .from(calls)
    .where(and(eq(calls.agent, agent), isNull(calls.endedAt), isNull(calls.stop)));
  return row?.going ?? 0;
}

/** What the calls of an agent that began on the UTC day of `at` have cost, but for one call. */
export async function sumDayCost(
  database: Database,
  agent: string,
  at: Date,
  exceptCallId?: string,
): Promise<number> {
  const day = new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
  const nextDay = new Date(day.getTime() + DAY_MS);
  const [row] = await database
    .select({ micros: sql<number>`coalesce(sum(${calls.costMicros}), 0)`.mapWith(Number) })
    .from(calls)
    .where(
      and(
        eq(calls.agent, agent),
        gte(calls.startedAt, day),
        lt(calls.startedAt, nextDay),
        exceptCallId === undefined ? undefined : ne(calls.id, exceptCallId),
      ),
    );
  return row?.micros ?? 0;
}
