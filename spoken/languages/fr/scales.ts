import { readNouns } from '../../tables.ts';

/** Nouns between a number and what it counts. */
export const scales = readNouns(`
  mille = un mille
  million | millions = un million, millions
  milliard | milliards | mrd | mrds | mds = un milliard, milliards
  billion | billions = un billion, billions
`);
