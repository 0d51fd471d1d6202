import { MAX_FACT_LENGTH } from '../contract/callers.ts';

/**
 * Facts fit to be kept and told to a model: on one line, without invisible characters, cut to
 * length, each once whatever its case, and not among `known`.
 */
export function cleanFacts(facts: string[], known: string[] = []): string[] {
  const seen = new Set(known.map(sameness));
  return facts.map(cleanFact).filter((fact) => {
    const key = sameness(fact);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const cleanFact = (fact: string): string => {
  const visible = fact.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return [...visible].slice(0, MAX_FACT_LENGTH).join('').trim();
};

/** What two wordings of the same fact have in common. */
const sameness = (fact: string): string =>
  fact
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
