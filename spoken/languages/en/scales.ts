import { readNouns } from '../../tables.ts';

/** Nouns between a number and what it counts. */
export const scales = readNouns(`
  hundred = hundred
  thousand = thousand
  million | mn | mio = million
  billion | bn = billion
  trillion | tn = trillion
`);
