import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Interval, silenceMs, silences } from './silence.ts';

const at = (start: number, end: number): Interval => ({ start, end });

it.each<[string, Interval[], number, number]>([
  ['nobody spoke', [], 100, 0],
  ['one spoke to the end', [at(10, 100)], 100, 0],
  ['nothing was said before the first word', [at(40, 60)], 60, 0],
  ['nobody speaks between two turns', [at(0, 10), at(30, 40)], 40, 20],
  ['nobody speaks after the last turn', [at(0, 10)], 40, 30],
  ['both speak at once', [at(0, 20), at(10, 30)], 40, 10],
  ['one turn lies within another', [at(0, 30), at(5, 10)], 40, 10],
  ['turns come out of order', [at(30, 40), at(0, 10)], 40, 20],
  ['a turn reaches beyond the end', [at(0, 10), at(30, 90)], 40, 20],
  ['a turn lies beyond the end', [at(0, 10), at(50, 90)], 40, 30],
])('counts the silence when %s', (_title, intervals, end, silent) => {
  expect(silenceMs(intervals, end)).toBe(silent);
});

it('equals what is left when every spoken millisecond is crossed out', () => {
  const interval = fc
    .tuple(fc.nat(60), fc.nat(20))
    .map(([start, length]) => at(start, start + length));
  fc.assert(
    fc.property(
      fc.array(interval, { minLength: 1, maxLength: 8 }),
      fc.nat(90),
      (intervals, end) => {
        const first = Math.min(...intervals.map(({ start }) => start));
        let silent = 0;
        for (let ms = first; ms < end; ms += 1) {
          if (!intervals.some(({ start, end: stop }) => start <= ms && ms < stop)) silent += 1;
        }
        expect(silenceMs(intervals, end)).toBe(silent);
      },
    ),
  );
});

it('tells the silences apart', () => {
  expect(silences([at(0, 10), at(15, 20), at(40, 50)], 60)).toEqual([5, 20, 10]);
});
