import type { Database } from '../../db/client.ts';
import { type CallRow, findCall } from '../../db/queries/calls.ts';
import { countErrors } from '../../db/queries/figures.ts';
import { listTurns, type TurnRow } from '../../db/queries/turns.ts';
import {
  type CallFigures,
  callFigures as figuresSchema,
  type Percentiles,
} from '../contract/calls.ts';
import { type Latency, latency } from '../contract/events.ts';
import { percentile } from '../contract/percentile.ts';
import { ServiceError } from '../errors.ts';
import { silenceMs } from './silence.ts';

/**
 * What a call was like, made from its turns and events. Of a call in progress it is what has been
 * heard of it so far.
 *
 * @throws ServiceError `not_found`
 */
export async function callFigures(database: Database, callId: string): Promise<CallFigures> {
  const call = await findCall(database, callId);
  if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
  return liveFigures(database, call);
}

/** The figures of a call: those that its closing stored, else those of the moment. */
export async function readFigures(database: Database, call: CallRow): Promise<CallFigures> {
  return call.figures === null ? liveFigures(database, call) : figuresSchema.parse(call.figures);
}

async function liveFigures(database: Database, call: CallRow): Promise<CallFigures> {
  const [turns, errors] = await Promise.all([
    listTurns(database, call.id),
    countErrors(database, call.id),
  ]);
  const start = call.startedAt.getTime();
  const end = call.endedAt?.getTime() ?? heardUntil(call, turns);
  const spokenBy = (speaker: TurnRow['speaker']) =>
    turns.filter((turn) => turn.speaker === speaker);
  const intervals = turns.map(({ startedAt, endedAt }) => ({
    start: startedAt.getTime(),
    end: endedAt.getTime(),
  }));
  return {
    durationMs: end - start,
    turns: { caller: spokenBy('caller').length, agent: spokenBy('agent').length },
    interruptions: spokenBy('agent').filter(({ interrupted }) => interrupted).length,
    silenceMs: silenceMs(intervals, end),
    latency: latencyFigures(turns),
    errors,
  };
}

/** Until when a call in progress is known of. */
const heardUntil = ({ startedAt, heardAt }: CallRow, turns: TurnRow[]): number =>
  Math.max(
    ...[startedAt, heardAt ?? startedAt, ...turns.map(({ endedAt }) => endedAt)].map(Number),
  );

function latencyFigures(turns: TurnRow[]): CallFigures['latency'] {
  const known = turns
    .map((turn) => latency.nullable().parse(turn.latency))
    .filter((parts) => parts !== null);
  const of = (part: keyof Latency): Percentiles =>
    percentiles(known.map((parts) => parts[part]).filter((value) => value !== null));
  return {
    total: of('totalMs'),
    transcript: of('transcriptMs'),
    endOfTurn: of('endOfTurnMs'),
    firstToken: of('firstTokenMs'),
    firstAudio: of('firstAudioMs'),
  };
}

function percentiles(values: number[]): Percentiles {
  const [p50, p95] = [percentile(values, 0.5), percentile(values, 0.95)];
  return p50 === undefined || p95 === undefined ? null : { count: values.length, p50, p95 };
}
