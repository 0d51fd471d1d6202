import { type CastingContext, stringify } from 'csv-stringify/sync';
import type { Call } from '../contract/calls.ts';

const COLUMNS = [
  'startedAt',
  'endedAt',
  'durationMs',
  'transport',
  'callerNumber',
  'callerName',
  'calledNumber',
  'agent',
  'agentVersion',
  'result',
  'reason',
  'latencyP95Ms',
  'interruptions',
  'errors',
  'costMicros',
  'costIncomplete',
  'isRecorded',
  'summary',
  'id',
] as const;

/** In E.164, which is no formula whatever its first sign. */
const PHONE_NUMBERS = new Set<CastingContext['column']>(['callerNumber', 'calledNumber']);

/** Calls as lines of CSV (RFC 4180), safe to open in a spreadsheet: no text begins a formula. */
export function csvRows(calls: readonly Call[], { withNames }: { withNames: boolean }): string {
  const rows = calls.map(({ outcome, cost, ...call }) => ({
    ...call,
    result: outcome?.result,
    reason: outcome?.reason,
    costMicros: cost.micros,
    costIncomplete: cost.incomplete,
  }));
  return stringify(rows, {
    columns: [...COLUMNS],
    header: withNames,
    // Excel takes a file without it for Latin-1.
    bom: withNames,
    cast: {
      boolean: String,
      string: (value, { column }) => ({ value, escape_formulas: !PHONE_NUMBERS.has(column) }),
    },
  });
}

/** The line that stands in the place of all further calls. */
export const csvTruncated = (count: number): string =>
  stringify([[`Only the newest ${count} calls: narrow the filter to export the others.`]]);
