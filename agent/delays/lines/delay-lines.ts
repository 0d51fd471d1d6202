/** What is said in one language to a caller who waits, while there is nothing of substance to tell. */
export interface DelayLines {
  /** From casual over reassuring to a plain apology; all of one stage mean the same. */
  stages: readonly [readonly string[], readonly string[], readonly string[]];
  /** When all of those have been said. `{time}` is replaced. */
  elapsed: readonly string[];
  /** Ten to fifty seconds. */
  seconds: readonly [string, string, string, string, string];
  /** One minute and more, as far as tasks may take. */
  minutes: readonly string[];
  /** `{minutes}` and `{seconds}` together. */
  both: string;
}
