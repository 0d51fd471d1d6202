import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls, callWords } from '../schema/index.ts';
import {
  type CallFilter,
  fits,
  inOrder,
  inTime,
  pageOfCalls,
  type TimeColumn,
  when,
} from './call-filter.ts';
import { saidInTurns } from './call-words.ts';

/** What is said often is found among so many calls; what is not is rare enough to be gathered. */
const NEAREST = 10_000;
/** Of some of the calls: their words do not stand side by side. */
const NEAREST_OF_SOME = 2_000;

/** Calls in progress or being closed, whose words are in their turns alone. There are few at any time. */
export function pageOfUnclosed(
  database: Database,
  filter: CallFilter,
  words: string,
  limit: number,
) {
  const { id, startedAt } = calls;
  // Each half is the condition of a partial index; for both at once Postgres may read all calls.
  const isUnclosed = sql`${id} = any(array(
    select id from calls where ended_at is null
    union all select id from calls where ended_at is not null and closed_at is null
  ))`;
  return database
    .select({ id, startedAt })
    .from(calls)
    .where(and(isUnclosed, inTime(startedAt, id, filter), fits(filter), saidInTurns(id, words)))
    .orderBy(...inOrder(unindexed(startedAt), id, filter))
    .limit(limit)
    .as('page');
}

/** The condition that the wanted words are among these. */
export type Said = (words: SQLWrapper) => SQL;

/** Whether all that is asked for stands beside the words. */
export const isOfCallWords = ({ words, agent, from, to, after, before, ...others }: CallFilter) =>
  Object.values(others).every((value) => value === undefined);

/** Reads the words of the first calls, in order. */
export function pageAmongNearest(
  database: Database,
  filter: CallFilter,
  said: Said,
  limit: number,
) {
  const { callId, startedAt, words } = callWords;
  const nearest = database
    .select({ id: callId, startedAt, words })
    .from(callWords)
    .where(and(inTime(startedAt, callId, filter), ofAgent(filter)))
    .orderBy(...inOrder(startedAt, callId, filter))
    .limit(filter.agent === undefined ? NEAREST : NEAREST_OF_SOME)
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
export function pageAmongFitting(
  database: Database,
  filter: CallFilter,
  said: Said,
  limit: number,
) {
  const fitting = pageOfCalls(database, filter, NEAREST_OF_SOME).as('fitting');
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
export function pageOfAllWithWords(
  database: Database,
  filter: CallFilter,
  said: Said,
  limit: number,
) {
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

/** An expression is in no index: Postgres thinks too well of going through all calls in order. */
const unindexed = (startedAt: TimeColumn) => sql`(${startedAt} + interval '0')`;
