import { readWords } from '../../tables.ts';

/** Short forms, without the dot that may stand after them. */
export const weekdays = readWords(`
  lun = lunes
  mar = martes
  mié | miér = miércoles
  jue | juev = jueves
  vie | vier = viernes
  sáb = sábado
  dom = domingo
`);
