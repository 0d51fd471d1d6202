import { readWords } from '../../tables.ts';

/** Short forms, without the dot that may stand after them. */
export const weekdays = readWords(`
  mo = Montag
  di = Dienstag
  mi = Mittwoch
  do = Donnerstag
  fr = Freitag
  sa = Samstag
  so = Sonntag
`);
