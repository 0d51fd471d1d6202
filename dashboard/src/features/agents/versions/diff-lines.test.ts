import { diffLines } from 'diff';
import { expect, it } from 'vitest';
import { linesOf, withContext } from './diff-lines.ts';

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}\n`).join('');

it('shows what has changed with three lines around it, and leaves out the rest', () => {
  const before = `${lines(1, 10)}old\n${lines(11, 20)}`;
  const after = `${lines(1, 10)}new\n${lines(11, 20)}`;
  const shown = withContext(linesOf(diffLines(before, after)));
  expect(shown.map((line) => line && `${line.kind} ${line.text}`)).toEqual([
    null,
    'same line 8',
    'same line 9',
    'same line 10',
    'removed old',
    'added new',
    'same line 11',
    'same line 12',
    'same line 13',
    null,
  ]);
});

it('leaves out nothing between changes that are near', () => {
  const before = `a\n${lines(1, 6)}b\n`;
  const after = `A\n${lines(1, 6)}B\n`;
  expect(withContext(linesOf(diffLines(before, after)))).not.toContain(null);
});
