import { FRAME_MS, levelDb } from '../../local/caller/voice-activity.ts';
import { SAMPLES_PER_MS } from '../../local/caller/wav.ts';

/**
 * What an utterance is there to find out:
 * - `question`, `yes-no`: how soon it is answered
 * - `unfinished`, `groups`: whether a pause after half a sentence, or between groups of digits or
 *   letters, is left to the caller
 * - `finished-sounding`: the same, where only what follows shows that the turn was not over
 * - `story`: asks for a long answer, over which the next ones are said
 * - `backchannel`: must not stop the agent; `interruption`: must
 */
export const KINDS = [
  'question',
  'yes-no',
  'unfinished',
  'groups',
  'finished-sounding',
  'story',
  'backchannel',
  'interruption',
] as const;
export type Kind = (typeof KINDS)[number];

/** A stretch of an utterance without a mid-turn pause. Times in ms from the utterance's start. */
export interface Segment {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface Utterance {
  readonly name: string;
  readonly kind: Kind;
  readonly segments: readonly Segment[];
  /** 8 kHz, mono. */
  readonly samples: Int16Array;
}

/** Said while the agent speaks, and not when it has spoken. */
export const isSaidOver = ({ kind }: Pick<Utterance, 'kind'>): boolean =>
  kind === 'backchannel' || kind === 'interruption';

/** The share of frames that are louder than all but the loudest syllables. */
const LOUD = 0.95;
/** Speech is less than this below its loud syllables; breath, hiss and babble are more. */
const VOICED_RANGE_DB = 20;

/** Which frames of 20 ms hold a voice: those above a threshold that follows from the loudest. */
export function voicedFrames(samples: Int16Array): { voiced: boolean[]; thresholdDb: number } {
  const size = FRAME_MS * SAMPLES_PER_MS;
  const levels = Array.from({ length: Math.floor(samples.length / size) }, (_, frame) =>
    levelDb(samples.subarray(frame * size, (frame + 1) * size)),
  );
  const audible = levels.filter((level) => level > -60).sort((a, b) => a - b);
  const loud = audible[Math.floor(audible.length * LOUD)] ?? 0;
  const thresholdDb = loud - VOICED_RANGE_DB;
  return { voiced: levels.map((level) => level > thresholdDb), thresholdDb };
}
