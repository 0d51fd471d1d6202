import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { select } from './figures.ts';

export interface ClosedCall {
  id: string;
  agent: string;
  startedAt: Date;
  durationMs: number;
  /** Null when some of it is unknown. */
  costMicros: number | null;
  /** The median of its replies; null when there were none. */
  latencyMs: number | null;
}

/** The last `perAgent` closed calls of each agent, or of the one, without trials of drafts. */
export async function listLastClosedCalls(
  database: Database,
  perAgent: number,
  agent: string | null,
): Promise<ClosedCall[]> {
  const found = await select<Omit<ClosedCall, 'startedAt'> & { startedAt: string }>(
    database,
    sql`select call.id, agents.slug as agent, call.started_at as "startedAt",
        (extract(epoch from ended_at - started_at) * 1000)::float8 as "durationMs",
        case when not cost_incomplete then cost_micros::float8 end as "costMicros",
        (figures #>> '{latency,total,p50}')::float8 as "latencyMs"
      from agents cross join lateral (
        select * from calls where calls.agent = agents.slug and closed_at is not null and not trial
        order by started_at desc, id desc limit ${perAgent}
      ) as call
      where ${ofAgent(sql`agents.slug`, agent)}`,
  );
  return found.map((call) => ({ ...call, startedAt: new Date(call.startedAt) }));
}

export interface StuckCall {
  id: string;
  agent: string;
  startedAt: Date;
  figure: 'unheardMs' | 'openMs' | 'unclosedMs';
  value: number;
  /** The most that is in order. */
  limit: number;
}

/**
 * Calls in progress that nothing has been heard of for `silentMs`, or that have lasted `graceMs`
 * longer than their agent allows, and calls that ended `unclosedMs` ago and are not closed. Trials
 * of drafts are nothing to be told of.
 */
export async function listStuckCalls(
  database: Database,
  {
    now,
    silentMs,
    graceMs,
    unclosedMs,
  }: Record<'silentMs' | 'graceMs' | 'unclosedMs', number> & {
    now: Date;
  },
  agent: string | null,
  limit: number,
): Promise<StuckCall[]> {
  const since = (time: SQL) =>
    sql`(extract(epoch from ${now.toISOString()}::timestamptz - ${time}) * 1000)::float8`;
  const found = await select<Omit<StuckCall, 'startedAt'> & { startedAt: string }>(
    database,
    // The two sides of `or` are the conditions of two partial indexes.
    sql`select calls.id, calls.agent, started_at as "startedAt", figure, value, most as limit
      from calls join agents on agents.slug = calls.agent
      cross join lateral (values
        ('unheardMs', ended_at is null, ${since(sql`coalesce(heard_at, started_at)`)}, ${silentMs}::float8, 0),
        ('openMs', ended_at is null, ${since(sql`started_at`)}, (limits ->> 'maxCallMs')::float8, ${graceMs}::float8),
        ('unclosedMs', ended_at is not null, ${since(sql`ended_at`)}, ${unclosedMs}::float8, 0)
      ) as figures (figure, applies, value, most, grace)
      where (ended_at is null or (ended_at is not null and closed_at is null)) and applies and value > most + grace and not trial
        and ${ofAgent(sql`calls.agent`, agent)}
      order by started_at desc limit ${limit}`,
  );
  return found.map((call) => ({ ...call, startedAt: new Date(call.startedAt) }));
}

const ofAgent = (column: SQL, agent: string | null): SQL =>
  agent === null ? sql`true` : sql`${column} = ${agent}`;
