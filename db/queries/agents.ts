import { isDeepStrictEqual } from 'node:util';
import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agents } from '../schema/index.ts';
import { addVersion, type Publication } from './agent-versions.ts';

export type AgentRow = typeof agents.$inferSelect;
/** What an operator sets of an agent. */
export type NewAgent = Omit<
  typeof agents.$inferInsert,
  'version' | 'archivedAt' | 'createdAt' | 'updatedAt'
>;

/** All agents that are not archived, the first one created first. */
export function listAgents(database: Database): Promise<AgentRow[]> {
  return database
    .select()
    .from(agents)
    .where(isNull(agents.archivedAt))
    .orderBy(asc(agents.createdAt), asc(agents.slug));
}

/** What tells agents that are not archived apart, the first one created first. */
export function listAgentNames(
  database: Database,
): Promise<Pick<AgentRow, 'slug' | 'name' | 'account'>[]> {
  return database
    .select({ slug: agents.slug, name: agents.name, account: agents.account })
    .from(agents)
    .where(isNull(agents.archivedAt))
    .orderBy(asc(agents.createdAt), asc(agents.slug));
}

/** Those that are archived, too: there may be calls of theirs. */
export function listAgentsEver(database: Database): Promise<AgentRow[]> {
  return database.select().from(agents).orderBy(asc(agents.slug));
}

/** Also one that is archived. */
export async function findAgent(database: Database, slug: string): Promise<AgentRow | undefined> {
  const [row] = await database.select().from(agents).where(eq(agents.slug, slug));
  return row;
}

export async function findFirstAgent(database: Database): Promise<AgentRow | undefined> {
  const [row] = await database
    .select()
    .from(agents)
    .where(isNull(agents.archivedAt))
    .orderBy(asc(agents.createdAt), asc(agents.slug))
    .limit(1);
  return row;
}

/** The agent, held against changes by others until the transaction ends. */
export async function lockAgent(
  transaction: Database,
  slug: string,
): Promise<AgentRow | undefined> {
  const [row] = await transaction
    .select()
    .from(agents)
    .where(eq(agents.slug, slug))
    .for('no key update');
  return row;
}

/**
 * Creates the agent, or replaces all that is set of it, which brings it back if it was archived.
 * What changes is a new version.
 */
export function saveAgent(
  database: Database,
  agent: NewAgent,
  publication: Publication = {},
): Promise<{ row: AgentRow; created: boolean }> {
  return database.transaction(async (transaction) => {
    // The row must be there to be held.
    const [inserted] = await insert(transaction, agent);
    const row = inserted ?? (await replace(transaction, agent));
    await addVersion(transaction, row.version, agent, publication);
    return { row, created: inserted !== undefined };
  });
}

async function replace(transaction: Database, agent: NewAgent): Promise<AgentRow> {
  const held = await lockAgent(transaction, agent.slug);
  if (held === undefined) throw new Error('An agent that exists was not found.');
  if (held.archivedAt === null && hasSettings(held, agent)) return held;
  const [row] = await transaction
    .update(agents)
    .set({ ...agent, version: held.version + 1, archivedAt: null, updatedAt: sql`now()` })
    .where(eq(agents.slug, agent.slug))
    .returning();
  if (row === undefined) throw new Error('Saving an agent returned no row.');
  return row;
}

const hasSettings = (row: Record<string, unknown>, agent: NewAgent): boolean =>
  Object.entries(agent).every(([key, value]) => isDeepStrictEqual(row[key], value));

/** From now on it answers no call and is not listed. */
export async function archiveAgent(transaction: Database, slug: string): Promise<void> {
  await transaction.update(agents).set({ archivedAt: sql`now()` }).where(eq(agents.slug, slug));
}

/** Creates the agent if there is none at all. Processes that do so together create one. */
export async function createFirstAgent(database: Database, agent: NewAgent): Promise<boolean> {
  if ((await findFirstAgent(database)) !== undefined) return false;
  return database.transaction(async (transaction) => {
    const [created] = await insert(transaction, agent);
    if (created !== undefined) await addVersion(transaction, created.version, agent, {});
    return created !== undefined;
  });
}

const insert = (transaction: Database, agent: NewAgent): Promise<AgentRow[]> =>
  transaction.insert(agents).values(agent).onConflictDoNothing().returning();
