import type { AgentLines } from './lines.ts';

/** After so many turns in a row without a reply, the call is ended. */
const TURNS_IN_A_ROW = 3;

/** Counts the turns that got an honest sentence in place of a reply. */
export class FailedTurns {
  readonly #trouble: string;
  readonly #last: readonly string[];
  readonly #others: readonly string[];
  #inARow = 0;

  /** @param lines - in the agent's language */
  constructor(lines: AgentLines) {
    const { sayAgain, lostThread, lostVoice, notHeard, badLine, badLineAgain } = lines;
    this.#trouble = lines.trouble;
    this.#last = [lines.trouble, lines.badLineGoodbye];
    this.#others = [sayAgain, lostThread, lostVoice, notHeard, badLine, badLineAgain];
  }

  /**
   * What is said of the next failure: one failure too many is the end of the call.
   *
   * @param again - when the turn before failed as well
   * @param last - when it is one too many
   */
  lineFor(line: string, again: string = line, last: string = this.#trouble): string {
    if (this.#inARow + 1 >= TURNS_IN_A_ROW) return last;
    return this.#inARow === 0 ? line : again;
  }

  /** @param said - what the agent has said */
  count(said: string): void {
    const isTrouble = this.#others.some((line) => said.includes(line) || line.startsWith(said));
    this.#inARow = isTrouble ? this.#inARow + 1 : 0;
  }

  /** Whether the caller has been told that the call ends. */
  isLast(said: string): boolean {
    return this.#last.some((line) => said.includes(line));
  }
}
