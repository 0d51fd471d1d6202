import type { LanguageModelUsage } from 'ai';
import type { Unit } from '../contract/events.ts';

/** Counts the tokens of several requests in the units that are priced: each token in one of them. */
export class Tokens {
  #input = 0;
  #cached = 0;
  #output = 0;

  add(usage: LanguageModelUsage | undefined): void {
    const cached = usage?.inputTokenDetails.cacheReadTokens ?? 0;
    this.#cached += cached;
    this.#input += Math.max(0, (usage?.inputTokens ?? 0) - cached);
    this.#output += usage?.outputTokens ?? 0;
  }

  /** Null when nothing was used. */
  get amounts(): Partial<Record<Unit, number>> | null {
    if (this.#input + this.#cached + this.#output === 0) return null;
    return {
      input_token: this.#input,
      cached_input_token: this.#cached,
      output_token: this.#output,
    };
  }
}
