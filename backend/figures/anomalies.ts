import type { Database } from '../../db/client.ts';
import {
  type ClosedCall,
  listLastClosedCalls,
  listStuckCalls,
  type StuckCall,
} from '../../db/queries/anomalies.ts';
import { CALL_SILENT_MS } from '../contract/events.ts';
import type { AnomaliesQuery, Anomaly } from '../contract/figures.ts';
import { outliers } from './outliers.ts';
import { DAY_MS } from './range.ts';

/** What is usual for an agent is taken from this many of its last calls. */
const USUAL_CALLS = 200;

/** How long a closing may take, and its job wait, before something is wrong. */
const UNCLOSED_MS = 60_000;

/** A call at its limit is told so, and given the time to say goodbye. */
const LIMIT_GRACE_MS = 15_000;

const MAX_ANOMALIES = 200;

const COMPARED = ['durationMs', 'costMicros', 'latencyMs'] as const;

/** Calls that are stuck, then those that are unlike their agent's usual, the newest first. */
export async function findAnomalies(
  database: Database,
  query: AnomaliesQuery,
  now: Date,
): Promise<Anomaly[]> {
  const agent = query.agent ?? null;
  const to = query.to === undefined ? now : new Date(query.to);
  const from = query.from === undefined ? new Date(to.getTime() - DAY_MS) : new Date(query.from);
  const inOrder = {
    now,
    silentMs: CALL_SILENT_MS,
    graceMs: LIMIT_GRACE_MS,
    unclosedMs: UNCLOSED_MS,
  };
  const stuck = await listStuckCalls(database, inOrder, agent, MAX_ANOMALIES);
  const closed = await listLastClosedCalls(database, USUAL_CALLS, agent);
  const unusual = [...Map.groupBy(closed, (call) => call.agent).values()]
    .flatMap(unlikeTheOthers)
    .filter(({ startedAt }) => new Date(startedAt) >= from && new Date(startedAt) < to)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  return [...stuck.map(toAnomaly), ...unusual].slice(0, MAX_ANOMALIES);
}

function unlikeTheOthers(calls: ClosedCall[]): Anomaly[] {
  return COMPARED.flatMap((figure) => {
    const known = calls.flatMap((call) => {
      const value = call[figure];
      return value === null ? [] : [{ call, value }];
    });
    return outliers(known.map(({ value }) => value)).flatMap(({ index, usual, score }) => {
      const found = known[index];
      return found === undefined ? [] : [describe(found.call, figure, found.value, usual, score)];
    });
  });
}

const toAnomaly = ({ figure, value, limit, ...call }: StuckCall): Anomaly =>
  describe(call, figure, value, limit, null);

function describe(
  call: Pick<ClosedCall, 'id' | 'agent' | 'startedAt'>,
  figure: Anomaly['figure'],
  value: number,
  usual: number,
  score: number | null,
): Anomaly {
  const startedAt = call.startedAt.toISOString();
  return { callId: call.id, agent: call.agent, startedAt, figure, value, usual, score };
}
