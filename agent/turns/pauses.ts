import type { TurnTiming } from '../../backend/contract/turn-taking.ts';

/** Shorter silences are part of fluent speech (stops, breaths), and say nothing of the caller. */
const SHORTEST_MS = 250;
/** As many pauses as one remembers of a caller: a call of some minutes. */
const REMEMBERED = 20;
/** Before that many the agent's own timing stands. */
const ENOUGH = 3;
/** A wait this much longer than most pauses cuts few of them. */
const MARGIN = 1.25;
/** How far a caller may move the agent's timing, to either side. */
const LEAST = 0.7;
const MOST = 1.3;

/** Learns within a call how long this caller pauses in mid-turn. Durations are milliseconds. */
export class Pauses {
  #pauses: number[] = [];

  /** The caller fell silent for so long, and then went on with the same turn. */
  learn(pauseMs: number): void {
    if (pauseMs >= SHORTEST_MS) this.#pauses = [...this.#pauses, pauseMs].slice(-REMEMBERED);
  }

  /** The agent's timing, made shorter for a fluent caller and longer for one who thinks aloud. */
  adapt(timing: TurnTiming): TurnTiming {
    if (this.#pauses.length < ENOUGH) return timing;
    const sorted = this.#pauses.toSorted((a, b) => a - b);
    const usual = sorted[Math.ceil(sorted.length * 0.8) - 1] ?? 0;
    const factor = Math.min(MOST, Math.max(LEAST, (usual * MARGIN) / timing.unsureMs));
    return {
      finishedMs: timing.finishedMs,
      // The unsure middle never takes longer than the agent's settings say.
      unsureMs: Math.round(timing.unsureMs * Math.min(1, factor)),
      unfinishedMs: Math.round(timing.unfinishedMs * factor),
    };
  }
}
