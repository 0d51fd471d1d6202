import type { Database } from '../../db/client.ts';
import { countCalls, type Range } from '../../db/queries/figures.ts';
import * as measured from '../../db/queries/measured-calls.ts';
import { costPart } from '../contract/events.ts';
import type { Figures, FiguresQuery } from '../contract/figures.ts';
import {
  COST_BOUNDS_MICROS,
  DURATION_BOUNDS_MS,
  LATENCY_BOUNDS_MS,
  toDistribution,
} from './distribution.ts';
import { toRange } from './range.ts';
import { totals } from './totals.ts';

/**
 * What the calls of a time were like. Numbers, outcomes, cost and days are those of every call;
 * what calls hold is measured on the newest ones, so that the time this takes is bounded.
 *
 * @throws ServiceError `invalid_request` for a time that is empty or too long
 */
export function figures(database: Database, query: FiguresQuery, now: Date): Promise<Figures> {
  const range = toRange(query, now);
  const { from, to, agent } = range;
  // One connection, one query after the other: a report must not take those that calls need.
  return database.transaction(
    async (snapshot) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      agent,
      ...totals(await countCalls(snapshot, range)),
      measured: await measure(snapshot, range),
    }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function measure(database: Database, range: Range): Promise<Figures['measured']> {
  const sums = await measured.sumFigures(database, range);
  const [durations] = await measured.spreadOfDurations(database, range, DURATION_BOUNDS_MS);
  const [costs] = await measured.spreadOfCosts(database, range, COST_BOUNDS_MICROS);
  const latencies = await measured.spreadOfLatencies(database, range, LATENCY_BOUNDS_MS);
  const latency = (part: keyof Figures['measured']['latencyMs']) =>
    toDistribution(
      latencies.find(({ name }) => name === part),
      LATENCY_BOUNDS_MS,
    );
  const costParts = (await measured.sumCostsByPart(database, range)).map(
    ({ part, micros, unknown }) => [costPart.parse(part), unknown ? null : micros] as const,
  );
  return {
    calls: sums.calls,
    durationMs: toDistribution(durations, DURATION_BOUNDS_MS),
    costMicros: toDistribution(costs, COST_BOUNDS_MICROS),
    latencyMs: {
      total: latency('total'),
      transcript: latency('transcript'),
      endOfTurn: latency('endOfTurn'),
      firstToken: latency('firstToken'),
      firstAudio: latency('firstAudio'),
    },
    turns: { caller: sums.callerTurns, agent: sums.agentTurns },
    interruptions: sums.interruptions,
    silenceMs: sums.silenceMs,
    errors: await measured.countErrorsByPart(database, range),
    costParts: Object.fromEntries(costParts),
  };
}
