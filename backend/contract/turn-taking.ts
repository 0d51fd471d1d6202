import { z } from 'zod';

/** How long a silence must last until the caller is taken to have finished. All in milliseconds. */
export interface TurnTiming {
  /** After words and a melody that sound finished. */
  finishedMs: number;
  /** At most, where it is not clear. */
  unsureMs: number;
  /** After words that want more: the longest wait there is. */
  unfinishedMs: number;
}

/** From the most patient one on. */
export const PRESETS = ['patient', 'balanced', 'quick'] as const;

/** What `npm run bench -- turns` measures is `balanced`. */
const TIMINGS: Readonly<Record<(typeof PRESETS)[number], TurnTiming>> = {
  balanced: {
    // Longer than the sounds in a sentence that are as soft as silence (a drawn "that story" has
    // 280 ms of them), and shorter than it takes to have a reply ready, so that it costs nothing.
    finishedMs: 350,
    // Below the longest silence that speakers leave between them unremarked, about a second
    // (Jefferson, 1989): at 1000 the slowest replies took 1.2 s, and no fewer callers were cut off.
    unsureMs: 800,
    // Nearly all pauses in mid-turn are shorter; longer than this, a caller wonders who is there.
    unfinishedMs: 1_800,
  },
  // For callers who look things up, dictate, or speak a language that is not theirs. Where it is not
  // clear it waits for that second and no longer: beyond it the agent seems slow to anyone.
  patient: { finishedMs: 500, unsureMs: 1_000, unfinishedMs: 2_500 },
  // For short exchanges with fluent callers, such as orders, who hardly ever pause for more than a
  // second when they have more to say.
  quick: { finishedMs: 250, unsureMs: 600, unfinishedMs: 1_300 },
};

const settings = z.strictObject({
  /** How long the agent waits for callers to go on; the delays below, where set, replace its own. */
  preset: z.enum(PRESETS).default('balanced'),
  /** Shortest silence after which a finished-sounding caller is answered. */
  minDelayMs: z.int().min(100).max(5_000).nullable().default(null),
  /** Longest silence where it is not clear whether the caller has finished. */
  unsureDelayMs: z.int().min(100).max(5_000).nullable().default(null),
  /** Silence granted to a caller who sounds unfinished; up to 1.3 times that to one who pauses long. */
  maxDelayMs: z.int().min(200).max(10_000).nullable().default(null),
  /**
   * Shortest sound of the caller that stops the agent. The detector needs 50 ms to be sure of a
   * voice; as the agent goes on when it was only a nod, there is no reason to wait for more.
   */
  minInterruptionMs: z.int().min(50).max(5_000).default(50),
});
type Settings = z.infer<typeof settings>;

/**
 * The preset's numbers, with those of the operator in their place. An `unsureMs` that nobody has
 * chosen keeps between the two others.
 */
export function turnTimingOf(turnTaking: Settings): TurnTiming {
  const { preset, minDelayMs, unsureDelayMs, maxDelayMs } = turnTaking;
  const timing = TIMINGS[preset];
  const finishedMs = minDelayMs ?? timing.finishedMs;
  const unfinishedMs = maxDelayMs ?? timing.unfinishedMs;
  const within = Math.min(unfinishedMs, Math.max(finishedMs, timing.unsureMs));
  return { finishedMs, unsureMs: unsureDelayMs ?? within, unfinishedMs };
}

/**
 * When the agent takes its turn and when it gives it up. All in milliseconds; null: the preset's.
 * What they bring is measured by `npm run bench -- turns`.
 */
export const turnTaking = settings.superRefine((chosen, { addIssue }) => {
  const { finishedMs, unsureMs, unfinishedMs } = turnTimingOf(chosen);
  if (finishedMs <= unsureMs && unsureMs <= unfinishedMs) return;
  addIssue({
    code: 'custom',
    message: `minDelayMs ${finishedMs}, unsureDelayMs ${unsureMs}, maxDelayMs ${unfinishedMs}: each at least the one before; what is not set comes from the preset "${chosen.preset}"`,
    path: [finishedMs > unfinishedMs ? 'minDelayMs' : 'unsureDelayMs'],
  });
});
