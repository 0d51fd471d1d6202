import { romanRule } from '../../kinds/roman.ts';
import { END, LETTER, rule, strictRule } from '../../rules.ts';
import { cardinal, digitByDigit, ordinal, ordinalAfter } from './numbers.ts';

/** Ordinals, Roman numbers, and forms that only German has. */
export const forms = [
  // Before a name; elsewhere it is a Friday.
  strictRule('Fr\\.(?=\\s[A-ZÄÖÜ])', () => 'Frau'),
  // "2-D", "3-D-Drucker", "5-jährig".
  rule(`(\\d{1,3})-(?=[${LETTER}])`, ([, digits = '']) => `${cardinal(BigInt(digits))} `),
  // A number with a dot is an ordinal where the sentence goes on, or where it is all there is.
  rule(`(\\d{1,4})\\.(?=\\s[${LETTER}])`, ([, digits = ''], { before, after }) =>
    isOrdinal(before, after) ? ordinalAfter(BigInt(digits), before) : undefined,
  ),
  strictRule(`(\\d{1,4})\\.(?=\\s*$)`, ([, digits = ''], { before }) => {
    if (before.trim() === '') return ordinal(BigInt(digits));
    return isOrdinal(before, '') ? `${ordinalAfter(BigInt(digits), before)}.` : undefined;
  }),
  rule(`([${LETTER}]+)str\\.(?=\\s|$)`, ([, name = '']) => `${name}straße`),
  romanRule('Kapitel|Teil|Band|Akt|Weltkrieg', (value) => cardinal(value)),
  romanRule(
    `Heinrich|Ludwig|Elisabeth|Karl|Friedrich|Wilhelm|Otto|Papst [${LETTER}]+|König [${LETTER}]+|Kaiser [${LETTER}]+`,
    (value) => `der ${ordinal(value).slice(0, -1)}`,
  ),
  // A postcode before its town.
  strictRule(`(\\d{5})(?=\\s[A-ZÄÖÜ])`, ([digits], { before }) =>
    /(?:^|,\s|D-)$/.test(before) ? digitByDigit(digits) : undefined,
  ),
  rule(`(\\d+)fach${END}`, ([, digits = '']) => `${cardinal(BigInt(digits), 'neuter')}fach`),
];

/** "am 3. Tag" and "der 3." go on; in "es sind 3. Dann" the dot ends the sentence. */
function isOrdinal(before: string, after: string): boolean {
  if (
    /(?:^|\s)(?:der|die|das|am|vom|zum|beim|im|dem|den|des|zur|einen|ihr|ihre|ihren|jeder|jeden|und)\s$/i.test(
      before,
    )
  )
    return true;
  return before.trim() === '' && /^\s\p{L}/u.test(after);
}
