import { and, asc, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agentVersions, calls, turns } from '../schema/index.ts';
import type { TurnRow } from './turns.ts';

type TalkRow = Pick<
  TurnRow,
  'callId' | 'speaker' | 'interrupted' | 'startedAt' | 'endedAt' | 'latency'
>;

/**
 * The first version of an agent from which on its turn-taking has been what it is now, and when that
 * was published; undefined for an agent without versions.
 */
export async function findVersionOfTurnTaking(
  database: Database,
  agent: string,
): Promise<{ version: number; publishedAt: Date } | undefined> {
  const turnTaking = sql`${agentVersions.settings} -> 'turnTaking'`;
  const ofAgent = database
    .select({
      version: agentVersions.version,
      publishedAt: agentVersions.publishedAt,
      // From the newest back: how many different ones there have been since.
      changes: sql<number>`count(*) filter (where ${turnTaking} <> (
        select settings -> 'turnTaking' from ${agentVersions} as newest
        where newest.agent = ${agent} order by newest.version desc limit 1
      )) over (order by ${agentVersions.version} desc)`.as('changes'),
    })
    .from(agentVersions)
    .where(eq(agentVersions.agent, agent))
    .as('of_agent');
  const [row] = await database
    .select({ version: ofAgent.version, publishedAt: ofAgent.publishedAt })
    .from(ofAgent)
    .where(eq(ofAgent.changes, 0))
    .orderBy(asc(ofAgent.version))
    .limit(1);
  return row;
}

/** The turns, without their words, of an agent's last closed calls with a version or a later one; the newest call first. */
export function listTalk(
  database: Database,
  agent: string,
  since: { version: number; publishedAt: Date },
  limit: number,
): Promise<TalkRow[]> {
  const last = database
    .select({ id: calls.id, startedAt: calls.startedAt })
    .from(calls)
    .where(
      and(
        eq(calls.agent, agent),
        // The time is for the index: no older call has the version.
        gte(calls.startedAt, since.publishedAt),
        gte(calls.agentVersion, since.version),
        isNotNull(calls.closedAt),
        isNull(calls.erasedAt),
        eq(calls.trial, false),
      ),
    )
    .orderBy(desc(calls.startedAt), desc(calls.id))
    .limit(limit)
    .as('last');
  return database
    .select({
      callId: turns.callId,
      speaker: turns.speaker,
      interrupted: turns.interrupted,
      startedAt: turns.startedAt,
      endedAt: turns.endedAt,
      latency: turns.latency,
    })
    .from(turns)
    .innerJoin(last, eq(turns.callId, last.id))
    .orderBy(desc(last.startedAt), asc(turns.callId), asc(turns.leg), asc(turns.seq));
}
