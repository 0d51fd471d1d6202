import { z } from 'zod';

/** In an address `15550100` is a number and `+15550100` a text. */
const text = z.union([z.string(), z.number()]).transform(String);

/** What the address of the page says; anything else is an error. */
export const numbersSearch = z
  .strictObject({
    /** Digits of the numbers that are shown, and their agent. */
    digits: text,
    agent: z.string(),
    /** What the panel shows: a number or a trunk, by its name. */
    number: text,
    trunk: z.string(),
    /** The window that is open. */
    add: z.enum(['number', 'trunk']),
  })
  .partial();
export type NumbersSearch = z.infer<typeof numbersSearch>;

/** What the user typed as a number, as the API wants it: `+1 (555) 01-00` becomes `+15550100`. */
export const cleanNumber = (typed: string): string =>
  typed.replace(/^\s*00/, '+').replace(/[\s().\-/]/g, '');

/** What is wrong with a number; null: nothing. */
export function numberProblem(number: string): string | null {
  if (number === '') return 'A number is wanted.';
  if (!number.startsWith('+')) return 'With its country, such as +15550100.';
  return /^\+[1-9]\d{3,14}$/.test(number) ? null : 'A plus sign, then 4 to 15 digits.';
}
