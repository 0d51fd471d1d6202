import { readWords } from '../../tables.ts';

/** Short forms, without the dot that may stand after them. */
export const weekdays = readWords(`
  mon = Monday
  tue | tues = Tuesday
  wed = Wednesday
  thu | thur | thurs = Thursday
  fri = Friday
  sat = Saturday
  sun = Sunday
`);
