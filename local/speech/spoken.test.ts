import { expect, test } from 'vitest';
import { dateInWords, numberInWords, parseNumber, parseOrdinal, timeInWords } from './spoken.ts';

test.each([
  [0, 'zero'],
  [13, 'thirteen'],
  [40, 'forty'],
  [57, 'fifty-seven'],
  [100, 'one hundred'],
  [144, 'one hundred and forty-four'],
  [2_005, 'two thousand and five'],
  [31_240, 'thirty-one thousand two hundred and forty'],
  [1_000_000, 'one million'],
  [-8, 'minus eight'],
  [3.3333, 'three point three'],
  [0.97, 'one'],
])('says %d as "%s"', (value, words) => {
  expect(numberInWords(value)).toBe(words);
});

test.each([
  ['twelve', 12],
  ['twenty five', 25],
  ['twenty-five', 25],
  ['a hundred', undefined],
  ['one hundred and forty four', 144],
  ['hundred', 100],
  ['two thousand and five', 2_005],
  ['42', 42],
  ['four two seven', 427],
  ['4 2 7', 427],
  ['seven', 7],
  ['banana', undefined],
])('reads "%s"', (words, value) => {
  expect(parseNumber(words)).toBe(value);
});

test.each([
  ['first', 1],
  ['the thirtieth', 30],
  ['twenty-second', 22],
  ['twenty second', 22],
  ['hundredth', 100],
  ['one hundred and third', 103],
  ['30th', 30],
  ['thirty', undefined],
])('reads the ordinal "%s"', (words, value) => {
  expect(parseOrdinal(words)).toBe(value);
});

test.each([
  ['2026-03-01T09:00', "nine o'clock in the morning"],
  ['2026-03-01T00:05', 'twelve oh five in the morning'],
  ['2026-03-01T15:20', 'three twenty in the afternoon'],
  ['2026-03-01T21:45', 'nine forty-five in the evening'],
])('says the time of %s', (at, words) => {
  expect(timeInWords(new Date(at))).toBe(words);
});

test.each([
  ['2026-11-22T12:00', 'Sunday, the twenty-second of November'],
  ['2026-01-12T12:00', 'Monday, the twelfth of January'],
  ['2026-01-20T12:00', 'Tuesday, the twentieth of January'],
  ['2026-01-31T12:00', 'Saturday, the thirty-first of January'],
])('says the date of %s', (at, words) => {
  expect(dateInWords(new Date(at))).toBe(words);
});
