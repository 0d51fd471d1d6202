import { desc, eq, getTableColumns, type SQLWrapper, type Subquery, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls } from '../schema/index.ts';
import { type CallFilter, pageOfCalls } from './call-filter.ts';
import {
  isOfCallWords,
  pageAmongFitting,
  pageAmongNearest,
  pageOfAllWithWords,
  pageOfUnclosed,
  type Said,
} from './call-word-search.ts';
import type { CallRow } from './calls.ts';

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
