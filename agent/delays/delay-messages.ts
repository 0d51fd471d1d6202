import type { AgentSettings } from '../../backend/contract/agents.ts';
import { timeInWords } from './elapsed.ts';
import { delayLinesFor } from './lines/index.ts';

/** So long after the last word of either side each stage speaks: the first soon, then less often. */
const AFTER_MS = [3_000, 6_000, 10_000] as const;
/** Progress is told at most this often, and a beginning that the voice needs is left to it. */
const PROGRESS_EVERY_MS = 5_000;
const VOICE_MS = 500;

interface Stage {
  afterMs: number;
  lines: readonly string[];
}

/** The stages of an agent's delay messages: its own, or those of its language. */
export function delayStages({
  delays,
  language,
}: Pick<AgentSettings, 'delays' | 'language'>): Stage[] {
  const { stages } = delayLinesFor(language);
  return delays.stages ?? AFTER_MS.map((afterMs, at) => ({ afterMs, lines: stages[at] ?? [] }));
}

/**
 * What a caller who waits is told, and after how much silence: what is really being done when that
 * is new, else lines that escalate. No wording is said twice in a call.
 */
export class DelayMessages {
  readonly #agent: Pick<AgentSettings, 'delays' | 'language'>;
  readonly #longestMs: number;
  readonly #random: () => number;
  readonly #said = new Set<string>();
  #stage = 0;
  #sinceMs = 0;
  #progress: string | undefined;
  #progressAtMs = Number.NEGATIVE_INFINITY;

  /**
   * @param agent - its language may change during a call
   * @param random - from 0 to less than 1: which of the wordings is taken
   */
  constructor(
    agent: Pick<AgentSettings, 'delays' | 'language'>,
    random: () => number = Math.random,
  ) {
    this.#agent = agent;
    this.#longestMs = agent.delays.maxSilenceMs - VOICE_MS;
    this.#random = random;
  }

  /** The caller begins to wait. */
  begin(nowMs: number): void {
    this.#stage = 0;
    this.#sinceMs = nowMs;
    this.#progress = undefined;
  }

  /** What is being done now; what was done before is not told any more. */
  report(progress: string): void {
    if (!this.#said.has(progress)) this.#progress = progress;
  }

  /** After how much silence the next message is due, at most. */
  dueAfterMs(quietMs: number, nowMs: number): number {
    const stages = this.#stages;
    const { afterMs = this.#longestMs } = stages[this.#stage] ?? {};
    const firstMs = stages[0]?.afterMs ?? 0;
    const spacedMs = this.#progressAtMs + PROGRESS_EVERY_MS - (nowMs - quietMs);
    const dueMs = this.#progress === undefined ? afterMs : Math.max(firstMs, spacedMs);
    return Math.min(dueMs, this.#longestMs);
  }

  /** The message that is due, which counts as said. */
  take(nowMs: number): string {
    const text = this.#takeProgress(nowMs) ?? this.#takeLine(nowMs);
    this.#said.add(text);
    return text;
  }

  get #stages(): Stage[] {
    return delayStages(this.#agent);
  }

  #takeProgress(nowMs: number): string | undefined {
    if (nowMs - this.#progressAtMs < PROGRESS_EVERY_MS) return undefined;
    const progress = this.#progress;
    this.#progress = undefined;
    if (progress !== undefined) this.#progressAtMs = nowMs;
    return progress;
  }

  #takeLine(nowMs: number): string {
    const stage = this.#stage;
    this.#stage = Math.min(stage + 1, this.#stages.length - 1);
    for (const { lines } of this.#stages.slice(stage)) {
      const fresh = lines.filter((line) => !this.#said.has(line));
      const line = fresh[Math.floor(this.#random() * fresh.length)];
      if (line !== undefined) return line;
    }
    return this.#elapsedLine(nowMs - this.#sinceMs);
  }

  /** Tells the time, which makes a wording of its own of each. */
  #elapsedLine(elapsedMs: number): string {
    const lines = delayLinesFor(this.#agent.language);
    const time = timeInWords(elapsedMs, lines);
    const wordings = lines.elapsed.map((line) => line.replace('{time}', time));
    return wordings.find((line) => !this.#said.has(line)) ?? wordings[0] ?? '';
  }
}
