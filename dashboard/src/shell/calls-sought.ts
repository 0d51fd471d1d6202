/** Fewer digits are in most numbers. */
const LEAST_DIGITS = 3;

interface Sought {
  /** What is found, in words. */
  words: string;
  /** The filters of the list of calls. */
  search: { number: string } | { q: string };
}

/** Which calls somebody looks for who types this: by a number, or by what was said; null: none that they may. */
export function callsSought(typed: string, scopes: readonly string[]): Sought | null {
  const text = typed.trim();
  if (text === '' || !scopes.includes('calls:read')) return null;
  const number = text.replaceAll(/[\s().\-/]/g, '');
  if (/^\+?\d+$/.test(number)) {
    if (number.replace('+', '').length < LEAST_DIGITS) return null;
    return { words: `Calls with ${number} in a number`, search: { number } };
  }
  if (!scopes.includes('calls:content')) return null;
  return { words: `Calls in which “${text}” was said`, search: { q: text } };
}
