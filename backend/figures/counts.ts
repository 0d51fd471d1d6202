import type { CallRow } from '../../db/queries/calls.ts';
import type { Counted, Counts } from '../../db/queries/rollups.ts';
import type { CallCost, CallFigures } from '../contract/calls.ts';
import type { Latency } from '../contract/events.ts';
import { DEAD_AIR_MS } from '../contract/figures.ts';
import { type Bins, binOf } from './bins.ts';
import type { Reply } from './replies.ts';

/** The parts of a latency, as the contract names their figures. */
const LATENCY_PARTS = {
  total: 'totalMs',
  transcript: 'transcriptMs',
  endOfTurn: 'endOfTurnMs',
  firstToken: 'firstTokenMs',
  firstAudio: 'firstAudioMs',
} as const satisfies Record<keyof CallFigures['latency'], keyof Latency>;

/** What is counted of what was said. The rest of a call is known also when that is erased. */
const TALK = 'talk/';

/** How a call ended and what it cost, as far as it is known. */
export function callCounts(call: CallRow, durationMs: number, cost: CallCost): Counted {
  const reason = call.outcomeReason ?? 'lost';
  return add([
    {
      sums: { calls: 1, [`ended/${reason}`]: 1, durationMs },
      spreads: spread('durationMs', [durationMs]),
    },
    {
      sums: { 'cost/micros': cost.micros, 'cost/incomplete': cost.incomplete ? 1 : 0 },
      // A part of a cost is not comparable with whole ones.
      spreads: spread('costMicros', cost.incomplete ? [] : [cost.micros]),
    },
    ...cost.lines.map(({ part, micros }) => sums({ [`cost/${part}`]: micros ?? 0 })),
    ...Object.entries(cost.parts).map(([part, micros]) =>
      sums({ [`cost/${part}/unknown`]: micros === null ? 1 : 0 }),
    ),
  ]);
}

/** What a conversation was like. */
export function talkCounts(
  figures: CallFigures,
  silences: readonly number[],
  replies: readonly Reply[],
  errors: readonly { part: string; kind: string; count: number }[],
): Counted {
  const deadAirs = silences.filter((silentMs) => silentMs >= DEAD_AIR_MS);
  return add([
    sums({
      [`${TALK}turns/caller`]: figures.turns.caller,
      [`${TALK}turns/agent`]: figures.turns.agent,
      [`${TALK}interruptions`]: figures.interruptions,
      [`${TALK}silenceMs`]: figures.silenceMs,
      [`${TALK}deadAirs`]: deadAirs.length,
      [`${TALK}deadAirMs`]: deadAirs.reduce((sum, silentMs) => sum + silentMs, 0),
      [`${TALK}replies`]: replies.length,
      [`${TALK}cutOffs`]: replies.filter(({ cutOffPauseMs }) => cutOffPauseMs !== null).length,
    }),
    ...errors.map(({ part, kind, count }) => sums({ [`${TALK}error/${part}/${kind}`]: count })),
    ...replies.map(({ latency }) => stages(latency)),
    ...Object.entries(LATENCY_PARTS).map(([name, part]) => ({
      sums: {},
      spreads: spread(
        `${TALK}${name}`,
        replies.flatMap(({ latency }) => latency[part] ?? []),
      ),
    })),
  ]);
}

/** The three stretches, one after the other, that a reply's latency consists of. */
function stages({ totalMs, transcriptMs, endOfTurnMs }: Latency): Counted {
  if (transcriptMs === null || endOfTurnMs === null) return sums({});
  const decidedMs = Math.min(Math.max(transcriptMs, endOfTurnMs), totalMs);
  const heardMs = Math.min(transcriptMs, decidedMs);
  return sums({
    [`${TALK}staged`]: 1,
    [`${TALK}stage/transcriptMs`]: heardMs,
    [`${TALK}stage/decisionMs`]: decidedMs - heardMs,
    [`${TALK}stage/replyMs`]: totalMs - decidedMs,
  });
}

/** Of what was counted before, what was said. */
export function talkOf({ sums, spreads }: Counted): Counted {
  const ofTalk = (counts: Counts) =>
    Object.fromEntries(Object.entries(counts).filter(([name]) => name.startsWith(TALK)));
  return { sums: ofTalk(sums), spreads: ofTalk(spreads) };
}

/** All of them together; what comes to nothing is left out. */
export function add(all: readonly Counted[]): Counted {
  return {
    sums: addCounts(all.map(({ sums }) => sums)),
    spreads: addCounts(all.map(({ spreads }) => spreads)),
  };
}

/** What has to be added to `before` to make it `after`. */
export function difference(after: Counted, before: Counted | undefined): Counted {
  const negated = (counts: Counts) =>
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, -count]));
  if (before === undefined) return after;
  return add([after, { sums: negated(before.sums), spreads: negated(before.spreads) }]);
}

/** Spreads by their names. */
export type Spreads = Map<string, Bins>;

/** The bins of each spread. A week by the hour has a hundred thousand of them: each key is read once. */
export function spreadsOf(counts: Counts): Spreads {
  const found = new Map<string, [bin: number, count: number][]>();
  for (const key in counts) {
    const colon = key.indexOf(':');
    const name = key.slice(0, colon);
    const bin: [number, number] = [Number(key.slice(colon + 1)), counts[key] ?? 0];
    const bins = found.get(name);
    if (bins) bins.push(bin);
    else found.set(name, [bin]);
  }
  for (const bins of found.values()) bins.sort(([a], [b]) => a - b);
  return found;
}

/** All of them together. */
export function addSpreads(all: readonly Spreads[]): Spreads {
  const names = new Set(all.flatMap((spreads) => [...spreads.keys()]));
  return new Map([...names].map((name) => [name, addBins(all.map((one) => one.get(name) ?? []))]));
}

function addBins(all: readonly Bins[]): Bins {
  const counts: number[] = [];
  for (const bins of all) {
    for (const [bin, count] of bins) counts[bin] = (counts[bin] ?? 0) + count;
  }
  return [...counts.entries()].filter(([, count]) => count > 0);
}

const sums = (counts: Counts): Counted => ({ sums: counts, spreads: {} });

const spread = (name: string, values: readonly number[]): Counts =>
  addCounts(values.map((value) => ({ [`${name}:${binOf(value)}`]: 1 })));

/** Name by name; what comes to nothing is left out. */
export function addCounts(all: readonly Counts[]): Counts {
  const found = new Map<string, number>();
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts)) {
      found.set(name, (found.get(name) ?? 0) + count);
    }
  }
  return Object.fromEntries([...found].filter(([, count]) => count !== 0));
}
