import { expect, it } from 'vitest';
import { isVariant } from './speech-variants.ts';

it.each([
  ['en', 'cardinal', 'one hundred twenty', 'one hundred and twenty'],
  ['en', 'cardinal', 'thirteen thousand', 'one three zero zero zero'],
  ['en', 'electronic', 'W W W dot abc dot com', 'HTTPS colon slash slash WWW dot abc dot com'],
  ['en', 'serial', 'one, four one three, te', 'one-four hundred thirteen-te'],
  ['de', 'cardinal', 'einundzwanzig', 'ein und zwanzig'],
  ['es', 'electronic', 'a arroba abc punto com', 'a arroba a b c punto com'],
])('takes the %s %s "%s" for "%s"', (language, kind, heard, wanted) => {
  expect(isVariant({ language, kind }, heard, wanted)).toBe(true);
});

it.each([
  ['en', 'cardinal', 'one hundred twenty', 'one hundred thirty'],
  ['en', 'money', 'thirteen thousand', 'one three zero zero zero'],
  ['en', 'telephone', 'four hundred thirteen', 'four one three'],
  ['de', 'cardinal', 'zweiundzwanzig', 'ein und zwanzig'],
  ['es', 'money', 'un dólar', 'dos dólares'],
])('does not take the %s %s "%s" for "%s"', (language, kind, heard, wanted) => {
  expect(isVariant({ language, kind }, heard, wanted)).toBe(false);
});
