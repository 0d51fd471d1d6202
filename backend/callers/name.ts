const MAX_LENGTH = 100;

/**
 * A name that is fit to be spoken: what callers and their phones send is not. Control, format and
 * other invisible characters go, white space shrinks, and the length is limited.
 *
 * @returns null when nothing is left
 */
export function cleanName(name: string | null): string | null {
  const visible = (name ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return [...visible].slice(0, MAX_LENGTH).join('').trim() || null;
}
