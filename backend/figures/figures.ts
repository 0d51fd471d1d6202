import type { Database } from '../../db/client.ts';
import { countNow } from '../../db/queries/figures.ts';
import { type Counts, listRollups, type Spans, sumByAgent } from '../../db/queries/rollups.ts';
import type { Figures, FiguresQuery } from '../contract/figures.ts';
import type { Bins } from './bins.ts';
import { addCounts, addSpreads, type Spreads, spreadsOf } from './counts.ts';
import {
  COST_BOUNDS_MICROS,
  DURATION_BOUNDS_MS,
  LATENCY_BOUNDS_MS,
  toDistribution,
  toPercentiles,
} from './distribution.ts';
import { SPAN_MS, toSpans } from './range.ts';
import { errors, outcomes, TOTAL_NAMES, toStages, toTalk, toTotals } from './totals.ts';

/** The sums of talk that agents are compared by. */
const TALK_NAMES = ['talk/replies', 'talk/cutOffs'];

/**
 * What the calls of a time were like, from the rollups: some rows for each hour or day, however many
 * calls there were.
 *
 * @throws ServiceError `invalid_request` for a time that is empty or too long
 */
export async function figures(
  database: Database,
  query: FiguresQuery,
  now: Date,
): Promise<Figures> {
  const spans = toSpans(query, now);
  const agent = query.agent ?? null;
  const [rollups, agents, atPresent] = await Promise.all([
    listRollups(database, spans, agent),
    sumByAgent(database, spans, agent, [...TOTAL_NAMES, ...TALK_NAMES]),
    countNow(database, agent),
  ]);
  const counted = rollups.map(({ start, sums, spreads }) => ({
    start,
    sums,
    spreads: spreadsOf(spreads),
  }));
  return {
    from: spans.from.toISOString(),
    to: spans.to.toISOString(),
    span: spans.span,
    agent,
    now: atPresent,
    total: total(counted),
    spans: counted.map((one) => toSpan(one, spans)),
    agents: agents.map(toAgent).sort((a, b) => b.cost.micros - a.cost.micros),
  };
}

interface CountedSpan {
  start: Date;
  sums: Counts;
  spreads: Spreads;
}

function total(spans: CountedSpan[]): Figures['total'] {
  const sums = addCounts(spans.map((span) => span.sums));
  const spreads = addSpreads(spans.map((span) => span.spreads));
  const totals = toTotals(sums);
  const { durationMs, cost } = totals;
  return {
    ...totals,
    talk: toTalk(sums),
    perMinuteMicros: durationMs === 0 ? null : Math.round(cost.micros / (durationMs / 60_000)),
    outcomes: outcomes(sums),
    errors: errors(sums),
    duration: toDistribution(spreads.get('durationMs'), DURATION_BOUNDS_MS),
    costs: toDistribution(spreads.get('costMicros'), COST_BOUNDS_MICROS),
    latency: latency(spreads, (part) => toDistribution(part, LATENCY_BOUNDS_MS)),
    stages: toStages(sums),
  };
}

function toSpan({ start, sums, spreads }: CountedSpan, { span }: Spans): Figures['spans'][number] {
  return {
    start: start.toISOString(),
    end: new Date(start.getTime() + SPAN_MS[span]).toISOString(),
    ...toTotals(sums),
    talk: toTalk(sums),
    latency: latency(spreads, toPercentiles),
    stages: toStages(sums),
  };
}

function toAgent({ agent, sums }: { agent: string; sums: Counts }): Figures['agents'][number] {
  const { replies, cutOffs } = toTalk(sums);
  return { agent, ...toTotals(sums), talk: { replies, cutOffs } };
}

function latency<Shown>(spreads: Spreads, show: (part: Bins | undefined) => Shown) {
  const of = (name: string) => show(spreads.get(`talk/${name}`));
  return {
    total: of('total'),
    transcript: of('transcript'),
    endOfTurn: of('endOfTurn'),
    firstToken: of('firstToken'),
    firstAudio: of('firstAudio'),
  };
}
