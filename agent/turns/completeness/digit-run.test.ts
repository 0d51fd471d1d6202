import { describe, expect, it } from 'vitest';
import { lastDigitRun } from './digit-run.ts';
import { grammarOf } from './languages.ts';

describe('lastDigitRun', () => {
  it.each([
    ['en', 'my number is five five five', '555'],
    ['en', 'oh seven nine double one', '07911'],
    ['en', 'forty one eleven', '4111'],
    ['en', 'one eight hundred five', '18005'],
    ['en', '555 dash 12 um 34', '5551234'],
    ['de', 'null eins sieben einundzwanzig', '01721'],
    ['de', 'neunzehnhundertvierundachtzig', '1984'],
    ['fr', 'zéro six quatre vingt dix sept douze', '069712'],
    ['fr', 'soixante et onze soixante douze', '7172'],
    ['es', 'seis uno dos treinta y cuatro', '61234'],
  ])('%s: "%s" is %s', (language, said, digits) => {
    expect(lastDigitRun(said.split(' '), grammarOf(language).numbers)?.digits).toBe(digits);
  });

  it('is only what comes last', () => {
    expect(lastDigitRun('5 of them and 12 boxes'.split(' '), grammarOf('en').numbers)).toBe(
      undefined,
    );
  });

  it('tells where more may come', () => {
    const isOpen = (said: string) => lastDigitRun(said.split(' '), grammarOf('en').numbers)?.isOpen;
    expect(isOpen('nineteen eighty')).toBe(true);
    expect(isOpen('nineteen eighty four')).toBe(false);
  });
});
