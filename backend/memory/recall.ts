import type { Database } from '../../db/client.ts';
import { listFacts, listSummaries } from '../../db/queries/memory.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { MAX_FACTS } from '../contract/callers.ts';
import type { OpenCallResponse } from '../contract/calls.ts';
import { keptSince } from '../privacy/kept-since.ts';

const LAST_CALLS = 3;

/**
 * What an agent knows of a returning caller: what it remembers and how their last calls went,
 * within its retention settings. Facts that the operator wrote are kept without an end.
 *
 * @param number - null when the caller withholds it
 * @returns null when the caller is unknown, or not to be remembered
 */
export async function recallCaller(
  database: Database,
  { slug, privacy }: Pick<AgentSettings, 'slug' | 'privacy'>,
  number: string | null,
  now: Date,
): Promise<OpenCallResponse['caller']> {
  if (number === null || !privacy.rememberCallers) return null;
  const since = keptSince(privacy.keepTranscriptDays, now);
  const [facts, lastCalls] = await Promise.all([
    listFacts(database, number, slug),
    listSummaries(database, { number, agent: slug, since }, LAST_CALLS),
  ]);
  const remembered = facts.filter(
    ({ callId, createdAt }) => callId === null || since === null || createdAt >= since,
  );
  if (remembered.length === 0 && lastCalls.length === 0) return null;
  return {
    facts: remembered.slice(0, MAX_FACTS).map(({ fact }) => fact),
    lastCalls: lastCalls.map(({ at, summary }) => ({ at: at.toISOString(), summary })),
  };
}
