import type { AgentSettings } from '../contract/agents.ts';

/** What one task may still take of the model. */
export class Budget {
  readonly #limits: AgentSettings['work'];
  #requests = 0;
  #tokens = 0;
  #micros = 0;

  constructor(limits: AgentSettings['work']) {
    this.#limits = limits;
  }

  /** @param micros - null when it has no price: then tokens alone are counted */
  spend(tokens: number, micros: number | null): void {
    this.#requests += 1;
    this.#tokens += tokens;
    this.#micros += micros ?? 0;
  }

  /** Which limit is reached, in words for the operator; null when there is more to spend. */
  get reached(): string | null {
    const { maxSteps, maxTokens, maxCostMicros } = this.#limits;
    if (this.#requests >= maxSteps) return `It made ${maxSteps} requests to the model.`;
    if (this.#tokens >= maxTokens) return `It used ${this.#tokens} tokens of ${maxTokens}.`;
    if (maxCostMicros !== null && this.#micros >= maxCostMicros)
      return `It cost ${this.#micros} of ${maxCostMicros} millionths.`;
    return null;
  }
}
