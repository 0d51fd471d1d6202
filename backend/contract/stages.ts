import type { Latency } from './events.ts';

/** What a caller waits for after their last word, in this order. */
export const STAGES = ['transcript', 'endOfTurn', 'model', 'voice', 'other'] as const;
export type StageName = (typeof STAGES)[number];

/** Which settings of the agent a stage depends on. `other` depends on none. */
export const STAGE_SETTINGS: Readonly<Record<StageName, readonly string[]>> = {
  transcript: ['models.stt'],
  endOfTurn: [
    'turnTaking.preset',
    'turnTaking.minDelayMs',
    'turnTaking.unsureDelayMs',
    'turnTaking.maxDelayMs',
  ],
  model: ['models.llm'],
  voice: ['voice'],
  other: [],
};

export interface Stage {
  name: StageName;
  /** How long the caller waited for this and nothing before it. */
  waitMs: number;
  /** How long it took in all; more than `waitMs` when it ran while an earlier one was waited for. */
  tookMs: number;
}

/**
 * Where the time went between the caller's last word and the reply: stages that follow one another
 * and sum to the whole. A stage that was not measured is left out.
 *
 * What is measured overlaps. The transcript and the decision that the turn is over both count from
 * the caller's last word, so that the second is waited for only beyond the first. The model's and the
 * voice's time each count from their own beginning, which is before that decision when the reply was
 * prepared ahead: the voice ends with the reply, so its time is taken from the end, and of the
 * model's only what still fits in between. What is left is `other`: the rest of the first sentence
 * being written, and the way to the caller.
 */
export function stagesOf(latency: Latency): Stage[] {
  const { totalMs, transcriptMs, endOfTurnMs, firstTokenMs, firstAudioMs } = latency;
  const transcript = Math.min(transcriptMs ?? 0, endOfTurnMs ?? totalMs, totalMs);
  const endOfTurn = Math.min(endOfTurnMs ?? transcript, totalMs) - transcript;
  const decidedMs = transcript + endOfTurn;
  const voice = Math.min(firstAudioMs ?? 0, totalMs - decidedMs);
  const model = Math.min(firstTokenMs ?? 0, totalMs - decidedMs - voice);
  const other = totalMs - decidedMs - voice - model;
  const stages: [StageName, number, number | null][] = [
    ['transcript', transcript, transcriptMs],
    ['endOfTurn', endOfTurn, endOfTurnMs],
    ['model', model, firstTokenMs],
    ['voice', voice, firstAudioMs],
    ['other', other, other > 0 ? other : null],
  ];
  return stages.flatMap(([name, waitMs, tookMs]) =>
    tookMs === null ? [] : [{ name, waitMs, tookMs }],
  );
}

/** The stage that was waited for longest, the first one of equals; undefined when there was no wait. */
export function longestStage(stages: readonly Stage[]): Stage | undefined {
  return stages
    .filter(({ waitMs }) => waitMs > 0)
    .reduce<Stage | undefined>(
      (a, b) => (a === undefined || b.waitMs > a.waitMs ? b : a),
      undefined,
    );
}
