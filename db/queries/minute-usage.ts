import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { select } from './figures.ts';

interface MinuteUsage {
  part: string;
  provider: string;
  model: string;
  unit: string;
  /** On the average of a minute. */
  quantity: number;
}

export interface AverageMinute {
  /** Of how many calls, and how long they were together. */
  calls: number;
  minutes: number;
  used: MinuteUsage[];
}

/**
 * What the last closed calls of each agent used in a minute, but for the connection; trials left out.
 * An agent without such calls is not in the answer.
 *
 * @param maxCalls - how many calls of each agent are looked at
 */
export async function averageMinutes(
  database: Database,
  agents: readonly string[],
  maxCalls: number,
): Promise<Map<string, AverageMinute>> {
  const found = await select<AverageMinute & { agent: string }>(
    database,
    // `offset 0` keeps the planner from reading the use of all calls there are: it takes the agents for many.
    sql`with last as materialized (
        select asked.agent, call.id, call.minutes from ${asked(agents)} cross join lateral (
          select id, extract(epoch from ended_at - started_at) / 60 as minutes
          from calls where calls.agent = asked.agent and closed_at is not null and not trial
          order by started_at desc, id desc limit ${maxCalls}
        ) as call
      ), taken as (
        select agent, count(*)::int as calls, sum(minutes)::float8 as minutes from last group by agent
      ), used as (
        select agent, part, provider, model, unit, sum(quantity)::float8 as quantity
        from last cross join lateral (
          select * from call_usage where call_id = last.id and part <> 'telephony' offset 0
        ) as line group by 1, 2, 3, 4, 5
      )
      select agent, calls, minutes, array(
        select jsonb_build_object('part', part, 'provider', provider, 'model', model, 'unit', unit,
          'quantity', quantity / minutes)
        from used where used.agent = taken.agent and minutes > 0 order by part, provider, model, unit
      ) as used from taken`,
  );
  return new Map(found.map(({ agent, ...average }) => [agent, average]));
}

/** The trunk on which each agent has most of its numbers. One without numbers is not in the answer. */
export async function findMainTrunks(
  database: Database,
  agents: readonly string[],
): Promise<Map<string, string>> {
  const found = await select<{ agent: string; trunk: string }>(
    database,
    sql`select distinct on (agent) agent, trunk from ${asked(agents)} join numbers using (agent)
      group by agent, trunk order by agent, count(*) desc, trunk`,
  );
  return new Map(found.map(({ agent, trunk }) => [agent, trunk]));
}

const asked = (agents: readonly string[]): SQL =>
  sql`jsonb_array_elements_text(${JSON.stringify(agents)}::jsonb) as asked (agent)`;
