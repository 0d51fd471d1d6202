import { readWords } from '../../tables.ts';

/** Short forms, without the dot that may stand after them. */
export const weekdays = readWords(`
  lun = lundi
  mar = mardi
  mer = mercredi
  jeu = jeudi
  ven = vendredi
  sam = samedi
  dim = dimanche
`);
