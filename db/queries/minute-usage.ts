import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { select } from './figures.ts';

export interface MinuteUsage {
  part: string;
  provider: string;
  model: string;
  unit: string;
  /** On the average of a minute. */
  quantity: number;
}

/** What the last closed calls of an agent used in a minute, but for the connection; trials left out. */
export async function averageMinute(
  database: Database,
  agent: string,
  maxCalls: number,
): Promise<{ calls: number; minutes: number; used: MinuteUsage[] }> {
  const last = sql`(select id, extract(epoch from ended_at - started_at) / 60 as minutes
    from calls where agent = ${agent} and closed_at is not null and not trial
    order by started_at desc, id desc limit ${maxCalls}) as last`;
  const [{ calls, minutes } = { calls: 0, minutes: 0 }] = await select<{
    calls: number;
    minutes: number;
  }>(
    database,
    sql`select count(*)::int as calls, coalesce(sum(minutes), 0)::float8 as minutes from ${last}`,
  );
  if (minutes === 0) return { calls, minutes, used: [] };
  const used = await select<MinuteUsage>(
    database,
    sql`select part, provider, model, unit, (sum(quantity) / ${minutes}::float8)::float8 as quantity
      from ${last} join call_usage on call_id = last.id
      where part <> 'telephony' group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
  return { calls, minutes, used };
}

/** The trunk on which an agent has most of its numbers; null when it has none. */
export async function findMainTrunk(database: Database, agent: string): Promise<string | null> {
  const [row] = await select<{ trunk: string }>(
    database,
    sql`select trunk from numbers where agent = ${agent}
      group by trunk order by count(*) desc, trunk limit 1`,
  );
  return row?.trunk ?? null;
}
