import { asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agentDrafts, agents, calls, numbers } from '../schema/index.ts';
import type { AgentRow } from './agents.ts';

export interface ListedAgentRow {
  agent: AgentRow;
  hasDraft: boolean;
  /** The first of its numbers. */
  numbers: string[];
  numberCount: number;
  calls: number;
}

/**
 * All agents that are not archived, the first one created first, each with what concerns it.
 *
 * @param callsSince - calls that began before are not counted
 * @param maxNumbers - how many numbers of each are listed
 */
export function listAgentsInUse(
  database: Database,
  callsSince: Date,
  maxNumbers: number,
): Promise<ListedAgentRow[]> {
  const its = (column: SQL) => sql`${column} = ${agents.slug}`;
  const ofNumbers = sql`from ${numbers} where ${its(sql`${numbers.agent}`)}`;
  return database
    .select({
      agent: agents,
      hasDraft: sql<boolean>`exists (select from ${agentDrafts} where ${its(sql`${agentDrafts.agent}`)})`,
      numbers: sql<
        string[]
      >`array(select ${numbers.number} ${ofNumbers} order by ${numbers.number} limit ${maxNumbers})`,
      numberCount: sql<number>`(select count(*) ${ofNumbers})`.mapWith(Number),
      calls: sql<number>`(select count(*) from ${calls} where ${its(sql`${calls.agent}`)}
        and ${calls.startedAt} >= ${callsSince.toISOString()}::timestamptz)`.mapWith(Number),
    })
    .from(agents)
    .where(isNull(agents.archivedAt))
    .orderBy(asc(agents.createdAt), asc(agents.slug));
}

/** Some of the numbers that an agent answers. */
export async function listNumbersOf(
  database: Database,
  agent: string,
  limit: number,
): Promise<string[]> {
  const rows = await database
    .select({ number: numbers.number })
    .from(numbers)
    .where(eq(numbers.agent, agent))
    .orderBy(asc(numbers.number))
    .limit(limit);
  return rows.map(({ number }) => number);
}
