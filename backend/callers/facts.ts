import type { Database } from '../../db/client.ts';
import { findAgent } from '../../db/queries/agents.ts';
import { findOrCreateCaller } from '../../db/queries/callers.ts';
import {
  addFacts,
  deleteFacts,
  type FactRow,
  listFacts,
  lockCaller,
} from '../../db/queries/memory.ts';
import type { CallerFact } from '../contract/callers.ts';
import { ServiceError } from '../errors.ts';
import { cleanFacts } from '../memory/facts.ts';

/** What all agents remember of a caller, the newest first. Nothing when nobody has called. */
export async function readFacts(database: Database, number: string): Promise<CallerFact[]> {
  return (await listFacts(database, number)).map(toFact);
}

/**
 * Replaces what one agent remembers of a caller, who need not have called yet.
 *
 * @throws ServiceError `not_found` when there is no such agent
 */
export async function putFacts(
  database: Database,
  number: string,
  { agent, facts }: { agent: string; facts: string[] },
  now: Date,
): Promise<CallerFact[]> {
  if ((await findAgent(database, agent)) === undefined) {
    throw new ServiceError('not_found', `There is no agent "${agent}".`);
  }
  return database.transaction(async (transaction) => {
    await findOrCreateCaller(transaction, number);
    await lockCaller(transaction, number);
    await forget(transaction, number, agent);
    const rows = cleanFacts(facts).map((fact) => ({ agent, fact, callId: null, createdAt: now }));
    await addFacts(transaction, number, rows);
    return (await listFacts(transaction, number, agent)).map(toFact);
  });
}

/** Forgets a caller's facts: those of one agent, or of all. */
export async function forgetFacts(
  database: Database,
  number: string,
  agent?: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await lockCaller(transaction, number);
    await forget(transaction, number, agent);
  });
}

async function forget(transaction: Database, number: string, agent?: string): Promise<void> {
  const rows = await listFacts(transaction, number, agent);
  await deleteFacts(
    transaction,
    rows.map(({ id }) => id),
  );
}

const toFact = ({ agent, fact, callId, createdAt }: FactRow): CallerFact => ({
  agent,
  fact,
  callId,
  createdAt: createdAt.toISOString(),
});
