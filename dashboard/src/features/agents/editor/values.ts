/**
 * A number as it is typed, from how it is stored.
 *
 * @param scale - how many of the stored unit one of the shown unit is
 */
export const writeNumber = (stored: unknown, scale: number): string =>
  typeof stored === 'number' && Number.isFinite(stored) ? String(stored / scale) : '';

/** The stored number of what was typed; null for nothing, and for what is no number. */
export function readNumber(typed: string, scale: number): number | null {
  const value = Number(typed);
  if (typed.trim() === '' || !Number.isFinite(value)) return null;
  return Math.round(value * scale);
}

export const toLines = (list: unknown): string => (Array.isArray(list) ? list.join('\n') : '');

/** Lines without the empty ones and the spaces around them. */
export const fromLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
