import { readNouns } from '../../tables.ts';

/** Nouns between a number and what it counts. */
export const scales = readNouns(`
  mil = un mil
  millón | millones | mill = un millón, millones
  billón | billones = un billón, billones
  trillón | trillones = un trillón, trillones
`);
