import { LINES, TROUBLE_LINES, type TroubleLine } from './lines.ts';

/** After so many turns in a row without a reply, the call is ended. */
const TURNS_IN_A_ROW = 3;

/** Counts the turns that got an honest sentence in place of a reply. */
export class FailedTurns {
  #inARow = 0;

  /** What is said of the next failure: one failure too many is the end of the call. */
  lineFor(line: TroubleLine): TroubleLine | typeof LINES.trouble {
    return this.#inARow + 1 < TURNS_IN_A_ROW ? line : LINES.trouble;
  }

  /** @param said - what the agent has said */
  count(said: string): void {
    const isTrouble = TROUBLE_LINES.some((line) => said.includes(line) || line.startsWith(said));
    this.#inARow = isTrouble ? this.#inARow + 1 : 0;
  }
}
