import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { began, type Range, select, selectOne } from './figures.ts';

/**
 * How many calls are looked into at most, the newest ones: what is said in them is some ten rows
 * each, so that this bounds the time it takes.
 */
const MEASURED_CALLS = 10_000;

const measured = (range: Range): SQL =>
  sql`(select id, ended_at - started_at as lasted, cost_micros, cost_incomplete, figures
    from calls where ${began(range)} and closed_at is not null and figures is not null
    order by started_at desc, id desc limit ${MEASURED_CALLS}) as measured`;

/** How many values there are of each name, their nearest-rank percentiles, and how many are at most each bound. */
export interface Spread {
  name: string;
  count: number;
  p50: number;
  p95: number;
  upTo: number[];
}

/** @param values - selects `name` and `value` */
function spread(database: Database, values: SQL, bounds: readonly number[]): Promise<Spread[]> {
  const upTo = bounds.map((bound) => sql`count(*) filter (where value <= ${bound}::float8)`);
  return select<Spread>(
    database,
    sql`select name, count(*)::int as count,
        percentile_disc(0.5) within group (order by value)::float8 as p50,
        percentile_disc(0.95) within group (order by value)::float8 as p95,
        array[${sql.join(upTo, sql`, `)}]::int[] as "upTo"
      from (${values}) as named where value is not null group by name`,
  );
}

export function spreadOfDurations(database: Database, range: Range, bounds: readonly number[]) {
  const values = sql`select 'durationMs' as name, extract(epoch from lasted) * 1000 as value
    from ${measured(range)}`;
  return spread(database, values, bounds);
}

/** Calls of which some cost is unknown are left out. */
export function spreadOfCosts(database: Database, range: Range, bounds: readonly number[]) {
  const values = sql`select 'costMicros' as name, cost_micros as value
    from ${measured(range)} where not cost_incomplete`;
  return spread(database, values, bounds);
}

/** Of each reply, under the names of the parts of a call's latency figures. */
export function spreadOfLatencies(database: Database, range: Range, bounds: readonly number[]) {
  const part = (name: string) => sql`(latency ->> ${name})::int`;
  const values = sql`select name, value from ${measured(range)}
    join turns on call_id = measured.id and latency_ms is not null
    cross join lateral (values ('total', latency_ms), ('transcript', ${part('transcriptMs')}),
      ('endOfTurn', ${part('endOfTurnMs')}), ('firstToken', ${part('firstTokenMs')}),
      ('firstAudio', ${part('firstAudioMs')})) as part (name, value)`;
  return spread(database, values, bounds);
}

export function sumFigures(database: Database, range: Range) {
  const sum = (path: string) =>
    sql`coalesce(sum((figures #>> ${path}::text[])::float8), 0)::float8`;
  return selectOne<{
    calls: number;
    callerTurns: number;
    agentTurns: number;
    interruptions: number;
    silenceMs: number;
  }>(
    database,
    sql`select count(*)::int as calls, ${sum('{turns,caller}')} as "callerTurns",
        ${sum('{turns,agent}')} as "agentTurns", ${sum('{interruptions}')} as interruptions,
        ${sum('{silenceMs}')} as "silenceMs" from ${measured(range)}`,
  );
}

/** The most frequent first. */
export function countErrorsByPart(database: Database, range: Range) {
  return select<{ part: string; kind: string; count: number }>(
    database,
    sql`select data ->> 'part' as part, data ->> 'kind' as kind, count(*)::int as count
      from ${measured(range)} join call_events on call_id = measured.id and type = 'error'
      group by 1, 2 order by 3 desc, 1, 2`,
  );
}

/** What the parts cost, summed line by line as in a call's own cost; `unknown` where some has no price. */
export function sumCostsByPart(database: Database, range: Range) {
  return select<{ part: string; micros: number; unknown: boolean }>(
    database,
    sql`select part, bool_or(price.id is null) as unknown, coalesce(sum(round(
        ceil(quantity::numeric / price.increment) * price.increment * price.micros / price.per
      )), 0)::float8 as micros
      from ${measured(range)} join call_usage on call_id = measured.id and quantity > 0
      left join prices as price on price.id = price_id
      group by part`,
  );
}
