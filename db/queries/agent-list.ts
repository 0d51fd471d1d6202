import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agentDrafts, agents, calls, numbers } from '../schema/index.ts';
import type { AgentRow } from './agents.ts';

interface AgentInUse {
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
): Promise<AgentInUse[]> {
  const numbered = database
    .select({
      agent: numbers.agent,
      first: sql<
        string[]
      >`(array_agg(${numbers.number} order by ${numbers.number}))[:${maxNumbers}]`.as('first'),
      count: sql<number>`count(*)::int`.as('count'),
    })
    .from(numbers)
    .groupBy(numbers.agent)
    .as('numbered');
  return database
    .select({
      agent: agents,
      hasDraft: sql<boolean>`${agentDrafts.agent} is not null`,
      numbers: sql<string[]>`coalesce(${numbered.first}, '{}')`,
      numberCount: sql<number>`coalesce(${numbered.count}, 0)`,
      calls: sql<number>`(select count(*)::int from ${calls} where ${calls.agent} = ${agents.slug}
        and ${calls.startedAt} >= ${callsSince.toISOString()}::timestamptz)`,
    })
    .from(agents)
    .leftJoin(agentDrafts, eq(agentDrafts.agent, agents.slug))
    .leftJoin(numbered, eq(numbered.agent, agents.slug))
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
