import {
  and,
  desc,
  eq,
  getTableColumns,
  gte,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls, callWords } from '../schema/index.ts';
import type { CallRow } from './calls.ts';

/** Which calls. What is not given does not matter. */
export interface CallFilter {
  agent?: string | undefined;
  transport?: CallRow['transport'] | undefined;
  caller?: string | undefined;
  /** Digits in a row of the caller's or the called number; after a `+`, its first ones. */
  number?: string | undefined;
  open?: boolean | undefined;
  result?: NonNullable<CallRow['outcomeResult']> | undefined;
  reason?: NonNullable<CallRow['outcomeReason']> | undefined;
  recorded?: boolean | undefined;
  /** Began from then on. */
  from?: Date | undefined;
  /** Began before. */
  to?: Date | undefined;
  minDurationMs?: number | undefined;
  maxDurationMs?: number | undefined;
  minCostMicros?: number | undefined;
  maxCostMicros?: number | undefined;
  minLatencyP95Ms?: number | undefined;
  /** All these words were said. */
  words?: string | undefined;
  /** Only calls that come after this one in the list. */
  after?: { startedAt: Date; id: string } | undefined;
}

/** Newest first. */
export function listCalls(
  database: Database,
  filter: CallFilter,
  limit: number,
): Promise<CallRow[]> {
  // The page is found in indexes alone; only then are its calls read.
  const page = (filter.words === undefined ? pageOfCalls : pageOfWords)(database, filter, limit);
  return database
    .select(getTableColumns(calls))
    .from(calls)
    .innerJoin(page, eq(calls.id, page.id))
    .orderBy(desc(calls.startedAt), desc(calls.id));
}

function pageOfCalls(database: Database, filter: CallFilter, limit: number) {
  return database
    .select({ id: calls.id })
    .from(calls)
    .where(and(inTime(calls.startedAt, calls.id, filter), fits(filter)))
    .orderBy(desc(calls.startedAt), desc(calls.id))
    .limit(limit)
    .as('page');
}

/** The same in the order of the words' own table; without further filters that is all that is read. */
function pageOfWords(database: Database, filter: CallFilter, limit: number) {
  const said = sql`${callWords.words} @@ plainto_tsquery('simple', ${filter.words})`;
  return database
    .select({ id: callWords.callId })
    .from(callWords)
    .leftJoin(calls, eq(calls.id, callWords.callId))
    .where(and(said, inTime(callWords.startedAt, callWords.callId, filter), fits(filter)))
    .orderBy(desc(callWords.startedAt), desc(callWords.callId))
    .limit(limit)
    .as('page');
}

type TimeColumn = typeof calls.startedAt | typeof callWords.startedAt;
type IdColumn = typeof calls.id | typeof callWords.callId;

const inTime = (startedAt: TimeColumn, id: IdColumn, { from, to, after }: CallFilter) =>
  and(
    from && gte(startedAt, from),
    to && lt(startedAt, to),
    after &&
      sql`(${startedAt}, ${id}) < (${after.startedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
  );

function fits(filter: CallFilter) {
  return and(
    when(filter.agent, (agent) => eq(calls.agent, agent)),
    when(filter.transport, (transport) => eq(calls.transport, transport)),
    when(filter.caller, (caller) => eq(calls.callerNumber, caller)),
    when(filter.number, hasDigits),
    when(filter.open, (open) => (open ? isNull(calls.endedAt) : isNotNull(calls.endedAt))),
    when(filter.result, (result) => eq(calls.outcomeResult, result)),
    when(filter.reason, (reason) => eq(calls.outcomeReason, reason)),
    when(filter.recorded, (recorded) => eq(calls.isRecorded, recorded)),
    when(filter.minDurationMs, (least) => gte(calls.durationMs, least)),
    when(filter.maxDurationMs, (most) => lte(calls.durationMs, most)),
    when(filter.minCostMicros, (least) => gte(calls.closedCostMicros, least)),
    when(filter.maxCostMicros, (most) => lte(calls.closedCostMicros, most)),
    when(filter.minLatencyP95Ms, (least) => gte(calls.latencyP95Ms, least)),
  );
}

const when = <Value>(value: Value | undefined, condition: (value: Value) => SQL | undefined) =>
  value === undefined ? undefined : condition(value);

function hasDigits(digits: string) {
  const pattern = digits.startsWith('+') ? `${digits}%` : `%${digits}%`;
  return or(like(calls.callerNumber, pattern), like(calls.calledNumber, pattern));
}
