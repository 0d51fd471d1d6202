import { type AgentLanguage, languageOf } from '../../backend/contract/languages.ts';

/** Some words of the caller, and the language that the recogniser found most of them to be in. */
export interface HeardWords {
  text: string;
  /** BCP 47; any other word where the recogniser does not know. */
  language: string;
}

/** Less may be a name, or a greeting that half the world uses. */
const MIN_WORDS = 3;

/** The language in which most words of a turn were said; null where that is not clear, or is none that agents speak. */
export function languageOfTurn(turn: readonly HeardWords[]): AgentLanguage | null {
  const counts = new Map<AgentLanguage | undefined, number>();
  for (const { text, language } of turn) {
    const known = languageOf(language);
    counts.set(known, (counts.get(known) ?? 0) + countWords(text));
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all < MIN_WORDS) return null;
  const most = [...counts].find(([, count]) => count > all / 2);
  return most?.[0] ?? null;
}

const countWords = (text: string): number => text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;
