import {
  and,
  asc,
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
import { saidInTurns } from './call-words.ts';
import type { CallRow } from './calls.ts';

/** Which calls. What is not given does not matter. */
export interface CallFilter {
  agent?: string | undefined;
  transport?: CallRow['transport'] | undefined;
  roomName?: string | undefined;
  caller?: string | undefined;
  /** Digits in a row of the caller's or the called number; after a `+`, its first ones. */
  number?: string | undefined;
  open?: boolean | undefined;
  result?: NonNullable<CallRow['outcomeResult']> | undefined;
  reason?: NonNullable<CallRow['outcomeReason']> | undefined;
  recorded?: boolean | undefined;
  trial?: boolean | undefined;
  /** Began from then on. */
  from?: Date | undefined;
  /** Began before. */
  to?: Date | undefined;
  minDurationMs?: number | undefined;
  maxDurationMs?: number | undefined;
  minCostMicros?: number | undefined;
  maxCostMicros?: number | undefined;
  minLatencyP95Ms?: number | undefined;
  maxLatencyP95Ms?: number | undefined;
  minErrors?: number | undefined;
  minInterruptions?: number | undefined;
  /** All these words were said. */
  words?: string | undefined;
  /** Only calls that come after this one in the list. */
  after?: Place | undefined;
  /** Only calls that come before this one in the list, the nearest of them. */
  before?: Place | undefined;
}

/** Where a call stands in the list. */
interface Place {
  startedAt: Date;
  id: string;
}

/** What is said often is found among so many calls; what is not is rare enough to be gathered. */
const NEAREST = 10_000;
/** Of calls that have to fit otherwise, each of which is looked up by itself. */
const NEAREST_THAT_FIT = 2_000;

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
  // These first: one that is closed meanwhile is then among both, and not among neither.
  const unclosed = pageOfUnclosed(database, filter, filter.words, limit);
  const going = await readPage(database, unclosed, unclosed.id);
  if (filter.open) return going;
  const closed = await listClosedWithWords(database, filter, filter.words, limit);
  const either = new Map([...going, ...closed].map((call) => [call.id, call]));
  const found = [...either.values()].sort(newestFirst);
  return filter.before ? found.slice(-limit) : found.slice(0, limit);
}

const newestFirst = (a: CallRow, b: CallRow) =>
  b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);

async function listClosedWithWords(
  database: Database,
  filter: CallFilter,
  words: string,
  limit: number,
): Promise<CallRow[]> {
  const said: Said = (column) => sql`${column} @@ plainto_tsquery('simple', ${words})`;
  const nearest = isOfCallWords(filter)
    ? pageAmongNearest(database, filter, said, limit)
    : pageAmongFitting(database, filter, said, limit);
  const found = await readPage(database, nearest, nearest.id);
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
    .orderBy(...inOrder(calls.startedAt, calls.id, filter))
    .limit(limit);

/** Calls in progress or being closed, whose words are in their turns alone. There are few at any time. */
function pageOfUnclosed(database: Database, filter: CallFilter, words: string, limit: number) {
  const { id, startedAt, endedAt, closedAt } = calls;
  // The two sides are the conditions of two partial indexes.
  const isUnclosed = or(isNull(endedAt), and(isNotNull(endedAt), isNull(closedAt)));
  return database
    .select({ id, startedAt })
    .from(calls)
    .where(and(isUnclosed, inTime(startedAt, id, filter), fits(filter), saidInTurns(id, words)))
    .orderBy(...inOrder(unindexed(startedAt), id, filter))
    .limit(limit)
    .as('page');
}

type Said = (words: SQLWrapper) => SQL;

/** Whether all that is asked for stands beside the words. */
const isOfCallWords = ({ words, agent, from, to, after, before, ...others }: CallFilter) =>
  Object.values(others).every((value) => value === undefined);

/** Reads the words of the first calls, in order. */
function pageAmongNearest(database: Database, filter: CallFilter, said: Said, limit: number) {
  const { callId, startedAt, words } = callWords;
  const nearest = database
    .select({ id: callId, startedAt, words })
    .from(callWords)
    .where(and(inTime(startedAt, callId, filter), ofAgent(filter)))
    .orderBy(...inOrder(startedAt, callId, filter))
    .limit(NEAREST)
    .as('nearest');
  return database
    .select({ id: nearest.id, startedAt: nearest.startedAt })
    .from(nearest)
    .where(said(nearest.words))
    .orderBy(...inOrder(nearest.startedAt, nearest.id, filter))
    .limit(limit)
    .as('page');
}

const ofAgent = ({ agent }: CallFilter) => when(agent, (slug) => eq(callWords.agent, slug));

/** Looks up the words of the first calls that fit otherwise, one by one. */
function pageAmongFitting(database: Database, filter: CallFilter, said: Said, limit: number) {
  const fitting = pageOfCalls(database, filter, NEAREST_THAT_FIT).as('fitting');
  return database
    .select({ id: fitting.id, startedAt: fitting.startedAt })
    .from(fitting)
    .innerJoin(callWords, eq(callWords.callId, fitting.id))
    .where(said(callWords.words))
    .orderBy(...inOrder(fitting.startedAt, fitting.id, filter))
    .limit(limit)
    .as('page');
}

/**
 * Gathers all calls in which the words were said, then takes the first. Without further filters
 * the table of calls is not even opened.
 */
function pageOfAllWithWords(database: Database, filter: CallFilter, said: Said, limit: number) {
  const { callId, startedAt, words } = callWords;
  const fitsOtherwise = fits({ ...filter, agent: undefined });
  return database
    .select({ id: callId, startedAt })
    .from(callWords)
    .leftJoin(calls, eq(calls.id, callId))
    .where(and(said(words), inTime(startedAt, callId, filter), ofAgent(filter), fitsOtherwise))
    .orderBy(...inOrder(unindexed(startedAt), callId, filter))
    .limit(limit)
    .as('page');
}

type TimeColumn = typeof calls.startedAt | typeof callWords.startedAt;
type IdColumn = typeof calls.id | typeof callWords.callId;

const inTime = (startedAt: TimeColumn, id: IdColumn, { from, to, after, before }: CallFilter) =>
  and(
    from && gte(startedAt, from),
    to && lt(startedAt, to),
    after && sql`(${startedAt}, ${id}) < ${at(after)}`,
    before && sql`(${startedAt}, ${id}) > ${at(before)}`,
  );

const at = ({ startedAt, id }: Place) =>
  sql`(${startedAt.toISOString()}::timestamptz, ${id}::uuid)`;

/** An expression is in no index: Postgres thinks too well of going through all calls in order. */
const unindexed = (startedAt: TimeColumn) => sql`(${startedAt} + interval '0')`;

const inOrder = (startedAt: SQLWrapper, id: SQLWrapper, { before }: CallFilter) =>
  before ? [asc(startedAt), asc(id)] : [desc(startedAt), desc(id)];

function fits(filter: CallFilter) {
  return and(
    when(filter.agent, (agent) => eq(calls.agent, agent)),
    when(filter.transport, (transport) => eq(calls.transport, transport)),
    when(filter.roomName, (room) => eq(calls.roomName, room)),
    when(filter.caller, (caller) => eq(calls.callerNumber, caller)),
    when(filter.number, hasDigits),
    when(filter.open, (open) => (open ? isNull(calls.endedAt) : isNotNull(calls.endedAt))),
    when(filter.result, (result) => eq(calls.outcomeResult, result)),
    when(filter.reason, (reason) => eq(calls.outcomeReason, reason)),
    when(filter.recorded, (recorded) => eq(calls.isRecorded, recorded)),
    when(filter.trial, (trial) => (trial ? sql`${calls.trial}` : sql`not ${calls.trial}`)),
    when(filter.minDurationMs, (least) => gte(calls.durationMs, least)),
    when(filter.maxDurationMs, (most) => lte(calls.durationMs, most)),
    when(filter.minCostMicros, (least) => gte(calls.closedCostMicros, least)),
    when(filter.maxCostMicros, (most) => lte(calls.closedCostMicros, most)),
    when(filter.minLatencyP95Ms, (least) => gte(calls.latencyP95Ms, least)),
    when(filter.maxLatencyP95Ms, (most) => lte(calls.latencyP95Ms, most)),
    when(filter.minErrors, (least) => atLeast(calls.errors, least)),
    when(filter.minInterruptions, (least) => atLeast(calls.interruptions, least)),
  );
}

const when = <Value>(value: Value | undefined, condition: (value: Value) => SQL | undefined) =>
  value === undefined ? undefined : condition(value);

/** Their indexes leave out the many calls that have none. */
const atLeast = (count: typeof calls.errors | typeof calls.interruptions, least: number) =>
  and(gte(count, least), least > 0 ? sql`${count} > 0` : undefined);

function hasDigits(digits: string) {
  const pattern = digits.startsWith('+') ? `${digits}%` : `%${digits}%`;
  return or(like(calls.callerNumber, pattern), like(calls.calledNumber, pattern));
}
