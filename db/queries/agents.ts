import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agents } from '../schema/index.ts';

export type AgentRow = typeof agents.$inferSelect;
export type NewAgent = typeof agents.$inferInsert;

/** All agents, the first one created first. */
export function listAgents(database: Database): Promise<AgentRow[]> {
  return database.select().from(agents).orderBy(asc(agents.createdAt), asc(agents.slug));
}

export async function findAgent(database: Database, slug: string): Promise<AgentRow | undefined> {
  const [row] = await database.select().from(agents).where(eq(agents.slug, slug));
  return row;
}

export async function findFirstAgent(database: Database): Promise<AgentRow | undefined> {
  const [row] = await database
    .select()
    .from(agents)
    .orderBy(asc(agents.createdAt), asc(agents.slug))
    .limit(1);
  return row;
}

/** Creates the agent, or replaces all that is set of it. */
export async function saveAgent(
  database: Database,
  agent: NewAgent,
): Promise<{ row: AgentRow; created: boolean }> {
  const [saved] = await database
    .insert(agents)
    .values(agent)
    .onConflictDoUpdate({ target: agents.slug, set: { ...agent, updatedAt: sql`now()` } })
    // A row that this statement inserted has no deleting or locking transaction: xmax is 0.
    .returning({ ...getTableColumns(agents), created: sql<boolean>`xmax = 0` });
  if (saved === undefined) throw new Error('Saving an agent returned no row.');
  const { created, ...row } = saved;
  return { row, created };
}

/** Creates the agent if there is none at all. Processes that do so together create one. */
export async function createFirstAgent(database: Database, agent: NewAgent): Promise<boolean> {
  if ((await findFirstAgent(database)) !== undefined) return false;
  const created = await database.insert(agents).values(agent).onConflictDoNothing().returning();
  return created.length > 0;
}
