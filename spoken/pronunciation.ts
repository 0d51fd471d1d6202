import type { Rule } from './language.ts';
import { anyOf, END, rule } from './rules.ts';

/** From a written word or phrase to how it is said. */
export type Pronunciations = Readonly<Record<string, string>>;

/** Words that are said otherwise than they are written, whatever their case. */
export function pronunciation(pronunciations: Pronunciations): Rule[] {
  const spoken = new Map(
    Object.entries(pronunciations).map(([written, said]) => [written.toLowerCase(), said]),
  );
  if (spoken.size === 0) return [];
  const pattern = `(?:${anyOf([...spoken.keys()])})${END}`;
  return [rule(pattern, ([text]) => spoken.get(text.toLowerCase()))];
}
