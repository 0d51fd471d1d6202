import type { Database } from '../../db/client.ts';
import { listCalls } from '../../db/queries/call-list.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { listCallsOf, listNoticesAbout } from '../../db/queries/erasure.ts';
import { readFacts } from '../callers/facts.ts';
import { readCaller } from '../callers/read.ts';
import type { CallerExport } from '../contract/privacy.ts';
import { exportCall } from './export-call.ts';

/** Calls that are read at once. */
const CALLS = 20;

/**
 * All that is kept on a caller, as the text of one JSON document, piece by piece: only one call of
 * it is held in memory at a time.
 *
 * @throws ServiceError `not_found` before the first piece
 */
export async function exportCaller(
  database: Database,
  number: string,
  now: Date,
): Promise<AsyncGenerator<string>> {
  const callIds = (await listCallsOf(database, number)).map(({ id }) => id);
  const notices = await listNoticesAbout(database, number, callIds);
  const head: Omit<CallerExport, 'calls'> = {
    exportedAt: now.toISOString(),
    caller: await readCaller(database, number),
    facts: await readFacts(database, number),
    notices: notices.map(({ receivedAt, ...notice }) => ({
      ...notice,
      receivedAt: receivedAt.toISOString(),
    })),
  };
  return pieces(head, exportCalls(database, number, now));
}

async function* pieces(
  head: Omit<CallerExport, 'calls'>,
  calls: AsyncIterable<CallerExport['calls'][number]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"calls":[`;
  let separator = '';
  for await (const call of calls) {
    yield `${separator}\n${JSON.stringify(call)}`;
    separator = ',';
  }
  yield ']}\n';
}

async function* exportCalls(database: Database, number: string, now: Date) {
  let page: CallRow[];
  let after: CallRow | undefined;
  do {
    page = await listCalls(database, { caller: number, after }, CALLS);
    for (const call of page) yield exportCall(database, call, now);
    after = page.at(-1);
  } while (page.length === CALLS);
}
