import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { agentVersions, calls, turns } from '../schema/index.ts';
import type { TurnRow } from './turns.ts';

export type TalkRow = Pick<
  TurnRow,
  'callId' | 'speaker' | 'interrupted' | 'startedAt' | 'endedAt' | 'latency'
>;

/** The last version of an agent whose turn-taking was another than that of its newest; 0 when there is none. */
export async function lastVersionWithOtherTurnTaking(
  database: Database,
  agent: string,
): Promise<number> {
  const turnTaking = sql`${agentVersions.settings} -> 'turnTaking'`;
  const newest = database
    .select({ turnTaking })
    .from(agentVersions)
    .where(eq(agentVersions.agent, agent))
    .orderBy(desc(agentVersions.version))
    .limit(1);
  const [row] = await database
    .select({ version: sql<number | null>`max(${agentVersions.version})` })
    .from(agentVersions)
    .where(and(eq(agentVersions.agent, agent), sql`${turnTaking} <> (${newest})`));
  return row?.version ?? 0;
}

/** The turns, without their words, of an agent's last closed calls with later versions; the newest call first. */
export function listTalk(
  database: Database,
  agent: string,
  afterVersion: number,
  limit: number,
): Promise<TalkRow[]> {
  const last = database
    .select({ id: calls.id, startedAt: calls.startedAt })
    .from(calls)
    .where(
      and(
        eq(calls.agent, agent),
        gt(calls.agentVersion, afterVersion),
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
