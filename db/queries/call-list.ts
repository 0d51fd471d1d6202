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
  type SQLWrapper,
  type Subquery,
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

/** What is said often is found among so many calls; what is not is rare enough to be gathered. */
const NEWEST = 2_000;

/** Newest first. */
export async function listCalls(
  database: Database,
  filter: CallFilter,
  limit: number,
): Promise<CallRow[]> {
  if (filter.words === undefined) {
    const page = pageOfCalls(database, filter, limit).as('page');
    return readPage(database, page, page.id);
  }
  const said = sql`${callWords.words} @@ plainto_tsquery('simple', ${filter.words})`;
  const newest = pageAmongNewest(database, filter, said, limit);
  const found = await readPage(database, newest, newest.id);
  if (found.length === limit) return found;
  const all = pageOfAllWithWords(database, filter, said, limit);
  return readPage(database, all, all.id);
}

/** The page is found in indexes alone; only then are its calls read. */
function readPage(database: Database, page: Subquery, id: SQLWrapper): Promise<CallRow[]> {
  return database
    .select(getTableColumns(calls))
    .from(calls)
    .innerJoin(page, eq(calls.id, id))
    .orderBy(desc(calls.startedAt), desc(calls.id));
}

const pageOfCalls = (database: Database, filter: CallFilter, limit: number) =>
  database
    .select({ id: calls.id, startedAt: calls.startedAt })
    .from(calls)
    .where(and(inTime(calls.startedAt, calls.id, filter), fits(filter)))
    .orderBy(desc(calls.startedAt), desc(calls.id))
    .limit(limit);

/** Looks into the newest calls that fit otherwise, one by one. */
function pageAmongNewest(database: Database, filter: CallFilter, said: SQL, limit: number) {
  const newest = pageOfCalls(database, filter, NEWEST).as('newest');
  return database
    .select({ id: newest.id, startedAt: newest.startedAt })
    .from(newest)
    .innerJoin(callWords, eq(callWords.callId, newest.id))
    .where(said)
    .orderBy(desc(newest.startedAt), desc(newest.id))
    .limit(limit)
    .as('page');
}

/**
 * Gathers all calls in which the words were said, then takes the newest. Without further filters
 * the table of calls is not even opened.
 */
function pageOfAllWithWords(database: Database, filter: CallFilter, said: SQL, limit: number) {
  const { callId, startedAt } = callWords;
  return (
    database
      .select({ id: callId, startedAt })
      .from(callWords)
      .leftJoin(calls, eq(calls.id, callId))
      .where(and(said, inTime(startedAt, callId, filter), fits(filter)))
      // An expression is in no index: Postgres thinks too well of going through all calls in order.
      .orderBy(sql`${startedAt} + interval '0' desc`, desc(callId))
      .limit(limit)
      .as('page')
  );
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
