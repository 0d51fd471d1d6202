import { and, asc, count, eq, getTableColumns, gt, like, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agents, numbers } from '../schema/index.ts';
import type { AgentRow } from './agents.ts';

export type NumberRow = typeof numbers.$inferSelect;
/** Who answers a number, and on which trunk it is called. */
export type NumberOwner = Pick<NumberRow, 'number' | 'agent' | 'trunk'>;

interface NumberFilter {
  agent?: string | undefined;
  trunk?: string | undefined;
  /** Digits anywhere in the number. */
  digits?: string | undefined;
  /** The number that the page before ended with. */
  after?: string | undefined;
}

// Four parameters a row, and a statement takes 65,535.
const ROWS_PER_INSERT = 16_000;

export function listNumbers(database: Database): Promise<NumberRow[]> {
  return database.select().from(numbers).orderBy(asc(numbers.number));
}

/** One page of numbers, in order. */
export function listNumbersPage(
  database: Database,
  { agent, trunk, digits, after }: NumberFilter,
  limit: number,
): Promise<NumberRow[]> {
  return database
    .select()
    .from(numbers)
    .where(
      and(
        agent === undefined ? undefined : eq(numbers.agent, agent),
        trunk === undefined ? undefined : eq(numbers.trunk, trunk),
        digits === undefined ? undefined : like(numbers.number, `%${digits}%`),
        after === undefined ? undefined : gt(numbers.number, after),
      ),
    )
    .orderBy(asc(numbers.number))
    .limit(limit);
}

export async function findNumber(
  database: Database,
  number: string,
): Promise<NumberRow | undefined> {
  const [row] = await database.select().from(numbers).where(eq(numbers.number, number));
  return row;
}

/** How many numbers each trunk has. */
export async function countNumbersOfTrunks(database: Database): Promise<Map<string, number>> {
  const rows = await database
    .select({ trunk: numbers.trunk, count: count() })
    .from(numbers)
    .groupBy(numbers.trunk);
  return new Map(rows.map((row) => [row.trunk, row.count]));
}

/** The agent that answers a called number. */
export async function findAgentOfNumber(
  database: Database,
  number: string,
): Promise<AgentRow | undefined> {
  const [row] = await database
    .select({ agent: agents })
    .from(numbers)
    .innerJoin(agents, eq(numbers.agent, agents.slug))
    .where(eq(numbers.number, number));
  return row?.agent;
}

/** The names under which workers must be registered for every number to be answered. */
export async function listAnsweringAgentNames(database: Database): Promise<string[]> {
  const rows = await database
    .selectDistinct({ agentName: agents.agentName })
    .from(numbers)
    .innerJoin(agents, eq(numbers.agent, agents.slug))
    .orderBy(asc(agents.agentName));
  return rows.map((row) => row.agentName);
}

/** Keeps a number that the trunk file does not have. */
export async function saveNumber(
  database: Database,
  owner: NumberOwner,
): Promise<{ row: NumberRow; created: boolean }> {
  const values = { ...owner, source: 'api' };
  const [saved] = await database
    .insert(numbers)
    .values(values)
    .onConflictDoUpdate({ target: numbers.number, set: values })
    // A row that this statement inserted has no deleting or locking transaction: xmax is 0.
    .returning({ ...getTableColumns(numbers), created: sql<boolean>`xmax = 0` });
  if (saved === undefined) throw new Error('Saving a number returned no row.');
  const { created, ...row } = saved;
  return { row, created };
}

/** Forgets a number that was kept so. False: there is none. */
export async function deleteNumber(database: Database, number: string): Promise<boolean> {
  const rows = await database
    .delete(numbers)
    .where(and(eq(numbers.number, number), eq(numbers.source, 'api')))
    .returning({ number: numbers.number });
  return rows.length > 0;
}

/** Makes the table hold exactly these rows of the trunk file. Call it in a transaction. */
export async function replaceNumbers(database: Database, owners: NumberOwner[]): Promise<void> {
  await database.delete(numbers).where(eq(numbers.source, 'file'));
  const rows = owners.map((owner) => ({ ...owner, source: 'file' }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await database.insert(numbers).values(rows.slice(from, from + ROWS_PER_INSERT));
  }
}
