import type { Database } from '../../db/client.ts';
import { addFacts, deleteFacts, listFacts, lockCaller } from '../../db/queries/memory.ts';
import { MAX_FACTS } from '../contract/callers.ts';
import { cleanFacts } from './facts.ts';

/** More than this from one call would be chatter. */
const MAX_FACTS_PER_CALL = 5;

/** What a call has taught an agent about its caller. */
export interface Lesson {
  number: string;
  agent: string;
  callId: string;
  facts: string[];
}

/**
 * Remembers what a call has taught: at most five facts, those that are new. Doing it again for the
 * same call replaces what it taught before. To be called in a transaction.
 *
 * @returns what was added; nothing when the caller has been erased
 */
export async function rememberFacts(
  transaction: Database,
  { number, agent, callId, facts }: Lesson,
  now: Date,
): Promise<string[]> {
  if (!(await lockCaller(transaction, number))) return [];
  const rows = await listFacts(transaction, number, agent);
  const before = rows.filter((row) => row.callId === callId);
  const kept = rows.filter((row) => row.callId !== callId);
  const known = kept.map(({ fact }) => fact);
  const added = cleanFacts(facts, known).slice(0, MAX_FACTS_PER_CALL);
  const displaced = kept.slice(MAX_FACTS - added.length);
  await deleteFacts(
    transaction,
    [...before, ...displaced].map(({ id }) => id),
  );
  await addFacts(
    transaction,
    number,
    added.map((fact) => ({ agent, fact, callId, createdAt: now })),
  );
  return added;
}
