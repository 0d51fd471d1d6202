import type { Plan } from './plan.ts';

/** A kind of work that is handed over. */
export interface Job {
  /** What a request for it is like, in lower case and without punctuation. */
  pattern: RegExp;
  /** What the caller is told as it is handed over. */
  acknowledgement: string;
  /** What the caller has to tell before. */
  detail?: Detail;
  plan(request: RegExpMatchArray): Plan;
}

interface Detail {
  question: string;
  /** Whether a request has it. */
  isIn(request: string): boolean;
  /** The request with what the caller has told of themselves before. */
  known?(facts: ReadonlyMap<string, string>): string | undefined;
  /** The request with the caller's answer; undefined when that is none. */
  complete(answer: string): string | undefined;
}
