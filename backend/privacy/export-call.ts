import type { Database } from '../../db/client.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { listTurns } from '../../db/queries/turns.ts';
import { toCall, toTurns } from '../calls/call.ts';
import { listEvents } from '../calls/list-events.ts';
import type { ExportedCall } from '../contract/privacy.ts';
import { costOf } from '../cost/cost.ts';
import { exportTasks } from './export-tasks.ts';

/** Events that are read at once. */
const EVENTS = 1_000;

/** All that is kept of a call. */
export async function exportCall(
  database: Database,
  row: CallRow,
  now: Date,
): Promise<ExportedCall> {
  return {
    ...toCall(row),
    turns: toTurns(await listTurns(database, row.id)),
    events: await allEvents(database, row.id),
    cost: await costOf(database, row, now),
    tasks: await exportTasks(database, row.id),
    recording: row.recordingPlace && `/v1/calls/${row.id}/recording`,
  };
}

async function allEvents(database: Database, callId: string) {
  const all: ExportedCall['events'] = [];
  for (let after = { leg: 0, seq: -1 }; ; ) {
    const query = { afterLeg: after.leg, afterSeq: after.seq, limit: EVENTS };
    const { events } = await listEvents(database, callId, query);
    all.push(...events);
    const last = events.at(-1);
    if (last === undefined || events.length < EVENTS) return all;
    after = last;
  }
}
