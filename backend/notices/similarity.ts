/** Fewer pairs of words than this, such as a greeting, say nothing about which call it was. */
const FEWEST_PAIRS = 6;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * How much of a text was said in each of several calls. Pairs of neighbouring words are compared,
 * as single words are common to all speech. A pair said in several of the calls, such as in the
 * greeting, counts the less in each.
 *
 * @param texts - what was said, by call
 * @returns for each call the share, from 0 to 1; empty for a text too short to tell
 */
export function compareSpoken<Key>(text: string, texts: Map<Key, string>): Map<Key, number> {
  const told = pairsOf(text);
  if (told.size < FEWEST_PAIRS) return new Map();
  const said = [...texts].map(([key, spoken]) => ({ key, pairs: pairsOf(spoken) }));
  const weights = new Map(
    [...told].map((pair) => [pair, 1 / Math.max(1, said.filter((s) => s.pairs.has(pair)).length)]),
  );
  const weigh = (pairs: Iterable<string>) =>
    [...pairs].reduce((sum, pair) => sum + (weights.get(pair) ?? 0), 0);
  const whole = weigh(told);
  return new Map(said.map(({ key, pairs }) => [key, weigh(told.intersection(pairs)) / whole]));
}

function pairsOf(text: string): Set<string> {
  const spoken = [...words.segment(text.toLowerCase().normalize('NFKC'))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
  return new Set(spoken.slice(1).map((word, index) => `${spoken[index]} ${word}`));
}
