import { asc, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agents, numbers } from '../schema/index.ts';
import type { AgentRow } from './agents.ts';

export type NumberRow = typeof numbers.$inferSelect;

// Three parameters a row, and a statement takes 65,535.
const ROWS_PER_INSERT = 20_000;

export function listNumbers(database: Database): Promise<NumberRow[]> {
  return database.select().from(numbers).orderBy(asc(numbers.number));
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

/** Makes the table hold exactly these rows. Call it in a transaction. */
export async function replaceNumbers(database: Database, rows: NumberRow[]): Promise<void> {
  await database.delete(numbers);
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await database.insert(numbers).values(rows.slice(from, from + ROWS_PER_INSERT));
  }
}
