import type { EventRow } from '../../db/queries/events.ts';
import type { NewTurn } from '../../db/queries/turns.ts';
import { storableText } from '../../db/text.ts';
import type { CallEvent } from '../contract/events.ts';

/** An event as it is stored. */
export function toEventRow(callId: string, leg: number, event: CallEvent): EventRow {
  const { seq, type, at, ...data } = event;
  return { callId, leg, seq, type, at: new Date(at), data: storable(data) };
}

/** The turn that an event is, or none. */
export function toTurnRow(callId: string, leg: number, event: CallEvent): NewTurn[] {
  if (event.type !== 'turn') return [];
  const { at: _, type: __, startedAt, endedAt, latency, ...turn } = event;
  return [
    {
      ...turn,
      callId,
      leg,
      startedAt: new Date(startedAt),
      endedAt: new Date(endedAt),
      latency,
      latencyMs: latency?.totalMs ?? null,
    },
  ];
}

/** JSON as Postgres can hold it: its `jsonb` refuses U+0000 and lone surrogates. */
function storable(data: object): unknown {
  const clean = (_: string, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value;
  return JSON.parse(JSON.stringify(data, clean));
}
