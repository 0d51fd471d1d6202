import type { AgentLines } from './lines.ts';

/** After so many turns in a row without a reply, the call is ended. */
const TURNS_IN_A_ROW = 3;

/** Counts the turns that got an honest sentence in place of a reply. */
export class FailedTurns {
  readonly #lines: { readonly texts: AgentLines };
  #inARow = 0;

  /** @param lines - in the language of the moment */
  constructor(lines: { readonly texts: AgentLines }) {
    this.#lines = lines;
  }

  /**
   * What is said of the next failure: one failure too many is the end of the call.
   *
   * @param again - when the turn before failed as well
   * @param last - when it is one too many
   */
  lineFor(line: string, again = line, last = this.#lines.texts.trouble): string {
    if (this.#inARow + 1 >= TURNS_IN_A_ROW) return last;
    return this.#inARow === 0 ? line : again;
  }

  /** @param said - what the agent has said */
  count(said: string): void {
    const { sayAgain, lostThread, lostVoice, notHeard, badLine, badLineAgain } = this.#lines.texts;
    const others = [sayAgain, lostThread, lostVoice, notHeard, badLine, badLineAgain];
    const isTrouble = others.some((line) => said.includes(line) || line.startsWith(said));
    this.#inARow = isTrouble ? this.#inARow + 1 : 0;
  }

  /** Whether the caller has been told that the call ends. */
  isLast(said: string): boolean {
    const { trouble, badLineGoodbye } = this.#lines.texts;
    return [trouble, badLineGoodbye].some((line) => said.includes(line));
  }
}
