import { and, desc, eq, exists, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { callerFacts, callers, calls, turns } from '../schema/index.ts';

export type FactRow = typeof callerFacts.$inferSelect;
export type NewFact = Omit<typeof callerFacts.$inferInsert, 'callerNumber'>;

/**
 * Has those who change what is known of a caller take turns until the transaction ends.
 *
 * @param forRemoval - whether the caller is to go: nobody may refer to them meanwhile. Otherwise calls
 *   of theirs go on undisturbed, which a stronger lock would bring into a deadlock: a call that is
 *   updated twice in one transaction has its caller looked up.
 * @returns whether there is such a caller
 */
export async function lockCaller(
  transaction: Database,
  number: string,
  { forRemoval = false } = {},
): Promise<boolean> {
  const rows = await transaction
    .select({ number: callers.number })
    .from(callers)
    .where(eq(callers.number, number))
    .for(forRemoval ? 'update' : 'no key update');
  return rows.length > 0;
}

/** What is remembered of a caller, the newest first: by one agent, or by all. */
export function listFacts(database: Database, number: string, agent?: string): Promise<FactRow[]> {
  return database
    .select()
    .from(callerFacts)
    .where(
      and(
        eq(callerFacts.callerNumber, number),
        agent === undefined ? undefined : eq(callerFacts.agent, agent),
      ),
    )
    .orderBy(desc(callerFacts.createdAt), desc(callerFacts.id));
}

/** Adds facts, the first one as the newest. */
export async function addFacts(
  database: Database,
  number: string,
  facts: NewFact[],
): Promise<void> {
  const rows = facts.toReversed().map((fact) => ({ ...fact, callerNumber: number }));
  if (rows.length > 0) await database.insert(callerFacts).values(rows);
}

export async function deleteFacts(database: Database, ids: number[]): Promise<void> {
  if (ids.length > 0) await database.delete(callerFacts).where(inArray(callerFacts.id, ids));
}

/** The caller's newest ended calls with this agent, of which there is a summary of something said. */
export function listSummaries(
  database: Database,
  { number, agent, since }: { number: string; agent: string; since: Date | null },
  limit: number,
): Promise<{ at: Date; summary: string }[]> {
  const spoken = database
    .select({ one: sql`1` })
    .from(turns)
    .where(and(eq(turns.callId, calls.id), eq(turns.speaker, 'caller')));
  return database
    .select({ at: calls.startedAt, summary: sql<string>`${calls.summary}` })
    .from(calls)
    .where(
      and(
        eq(calls.callerNumber, number),
        eq(calls.agent, agent),
        isNotNull(calls.summary),
        isNotNull(calls.endedAt),
        since === null ? undefined : gte(calls.endedAt, since),
        exists(spoken),
      ),
    )
    .orderBy(desc(calls.startedAt))
    .limit(limit);
}
