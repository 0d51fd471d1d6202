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
  /** What the call has taught from then on is replaced, what it taught before stays; null: all stays. */
  replaceFrom: Date | null;
}

/**
 * Remembers what a call has taught: at most five facts in all, those that are new. To be called in
 * a transaction.
 *
 * @returns what was added; nothing when the caller has been erased
 */
export async function rememberFacts(
  transaction: Database,
  { number, agent, callId, facts, replaceFrom }: Lesson,
  now: Date,
): Promise<string[]> {
  if (!(await lockCaller(transaction, number))) return [];
  const rows = await listFacts(transaction, number, agent);
  const ofCall = rows.filter((row) => row.callId === callId);
  const replaced = ofCall.filter(({ createdAt }) => replaceFrom && createdAt >= replaceFrom);
  const kept = rows.filter((row) => !replaced.includes(row));
  const known = kept.map(({ fact }) => fact);
  const room = MAX_FACTS_PER_CALL - (ofCall.length - replaced.length);
  const added = cleanFacts(facts, known).slice(0, Math.max(0, room));
  const displaced = kept.slice(MAX_FACTS - added.length);
  await deleteFacts(
    transaction,
    [...replaced, ...displaced].map(({ id }) => id),
  );
  await addFacts(
    transaction,
    number,
    added.map((fact) => ({ agent, fact, callId, createdAt: now })),
  );
  return added;
}
