import {
  and,
  asc,
  desc,
  eq,
  gte,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls, type callWords } from '../schema/index.ts';
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

/** The ids of the first calls that fit, whatever was said in them. */
export const pageOfCalls = (database: Database, filter: CallFilter, limit: number) =>
  database
    .select({ id: calls.id, startedAt: calls.startedAt })
    .from(calls)
    .where(and(inTime(calls.startedAt, calls.id, filter), fits(filter)))
    .orderBy(...inOrder(calls.startedAt, calls.id, filter))
    .limit(limit);

export type TimeColumn = typeof calls.startedAt | typeof callWords.startedAt;
type IdColumn = typeof calls.id | typeof callWords.callId;

/** Those that began in the time, and stand on the wanted side of a place in the list. */
export const inTime = (
  startedAt: TimeColumn,
  id: IdColumn,
  { from, to, after, before }: CallFilter,
) =>
  and(
    from && gte(startedAt, from),
    to && lt(startedAt, to),
    after && sql`(${startedAt}, ${id}) < ${at(after)}`,
    before && sql`(${startedAt}, ${id}) > ${at(before)}`,
  );

const at = ({ startedAt, id }: Place) =>
  sql`(${startedAt.toISOString()}::timestamptz, ${id}::uuid)`;

/** Newest first; before a place the nearest first. */
export const inOrder = (startedAt: SQLWrapper, id: SQLWrapper, { before }: CallFilter) =>
  before ? [asc(startedAt), asc(id)] : [desc(startedAt), desc(id)];

/** All else that is asked for of a call, but for its words. */
export function fits(filter: CallFilter) {
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

export const when = <Value>(
  value: Value | undefined,
  condition: (value: Value) => SQL | undefined,
) => (value === undefined ? undefined : condition(value));

/** Their indexes leave out the many calls that have none. */
const atLeast = (count: typeof calls.errors | typeof calls.interruptions, least: number) =>
  and(gte(count, least), least > 0 ? sql`${count} > 0` : undefined);

function hasDigits(digits: string) {
  const pattern = digits.startsWith('+') ? `${digits}%` : `%${digits}%`;
  return or(like(calls.callerNumber, pattern), like(calls.calledNumber, pattern));
}
