import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MarkedText, type Part, partsOf } from './marked-text.ts';

/** What is read of a text that comes in these pieces; neighbours of a kind are one part. */
function read(...pieces: string[]): Part[] {
  const reader = new MarkedText();
  const parts: Part[] = [];
  for (const { text, mustHear } of [
    ...pieces.flatMap((piece) => reader.push(piece)),
    ...reader.end(),
  ]) {
    const last = parts.at(-1);
    if (last?.mustHear === mustHear) last.text += text;
    else parts.push({ text, mustHear });
  }
  return parts;
}

const free = (text: string) => ({ text, mustHear: false });
const must = (text: string) => ({ text, mustHear: true });

it.each([
  ['no mark', 'One.', [free('One.')]],
  [
    'a marked part',
    'One. <must-hear>Two.</must-hear> Three.',
    [free('One. '), must('Two.'), free(' Three.')],
  ],
  ['a mark in capitals', '<MUST-HEAR>One.</Must-Hear>', [must('One.')]],
  ['a mark that is not closed', 'One. <must-hear>Two.', [free('One. '), must('Two.')]],
  ['a mark that was not opened', 'One.</must-hear> Two.', [free('One. Two.')]],
  ['what only looks like a mark', 'a <b and <must-have> <mu', [free('a <b and <must-have> <mu')]],
])('reads %s', (_, text, parts) => {
  expect(read(text)).toEqual(parts);
});

it('reads the same however the text is split', () => {
  const words = fc.constantFrom(
    'One ',
    '<',
    '<must',
    '<must-hear>',
    '</must-hear>',
    '/',
    '-hear>',
    '.',
  );
  fc.assert(
    fc.property(fc.array(words), fc.array(fc.nat(200)), (written, cuts) => {
      const text = written.join('');
      const at = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
      const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
      expect(read(...pieces)).toEqual(read(text));
    }),
  );
});

it('does not let a model speak for ever', () => {
  const [marked] = read('<must-hear>', ...Array<string>(100).fill('I go on and on.'));
  expect(marked?.mustHear).toBe(true);
  expect(marked?.text.length).toBeLessThan(620);
});

it('gives the parts of a whole text without the space around them', () => {
  expect(
    partsOf('<must-hear> </must-hear> Hello. <must-hear>This is recorded.</must-hear> '),
  ).toEqual([free('Hello.'), must('This is recorded.')]);
});
