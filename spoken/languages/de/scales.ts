import { readNouns } from '../../tables.ts';

/** Nouns between a number and what it counts. */
export const scales = readNouns(`
  tausend | tsd. = der Tausend
  million | millionen | mio. | mio = die Million, Millionen
  milliarde | milliarden | mrd. | mrd = die Milliarde, Milliarden
  billion | billionen | bio. = die Billion, Billionen
`);
