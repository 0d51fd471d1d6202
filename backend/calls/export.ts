import type { Database } from '../../db/client.ts';
import { listCalls } from '../../db/queries/call-list.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { type Call, type CallFilter, MAX_EXPORTED_CALLS } from '../contract/calls.ts';
import { toCall } from './call.ts';
import { csvRows, csvTruncated } from './csv.ts';
import { toFilter } from './filter.ts';

/** Calls that are held in memory at once. */
const BATCH = 1_000;

/** Who asks may not be meant to read all of a call. */
type Visible = (call: Call) => Call;

/** The calls that fit, newest first, as the text of a JSON document, piece by piece. */
export async function* exportJson(
  database: Database,
  filter: CallFilter,
  visible: Visible,
): AsyncGenerator<string> {
  yield '{"calls":[';
  let separator = '\n';
  let complete = true;
  for await (const { calls, isLast } of batches(database, filter)) {
    yield separator + calls.map((call) => JSON.stringify(visible(call))).join(',\n');
    separator = ',\n';
    complete = isLast;
  }
  yield `],"complete":${complete}}\n`;
}

/** The same as CSV with a line of names. Where there are more calls, the last line says so. */
export async function* exportCsv(
  database: Database,
  filter: CallFilter,
  visible: Visible,
): AsyncGenerator<string> {
  let complete = true;
  yield csvRows([], { withNames: true });
  for await (const { calls, isLast } of batches(database, filter)) {
    yield csvRows(calls.map(visible), { withNames: false });
    complete = isLast;
  }
  if (!complete) yield csvTruncated(MAX_EXPORTED_CALLS);
}

/** At most `MAX_EXPORTED_CALLS`; `isLast` when no more calls fit. None when none do. */
async function* batches(database: Database, filter: CallFilter) {
  let after: CallRow | undefined;
  for (let count = 0; count < MAX_EXPORTED_CALLS; count += BATCH) {
    const rows = await listCalls(database, { ...toFilter(filter), after }, BATCH + 1);
    const page = rows.slice(0, BATCH);
    if (page.length === 0) return;
    const isLast = rows.length <= BATCH;
    yield { calls: page.map(toCall), isLast };
    if (isLast) return;
    after = page.at(-1);
  }
}
