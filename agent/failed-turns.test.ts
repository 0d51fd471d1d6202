import { expect, it } from 'vitest';
import { FailedTurns } from './failed-turns.ts';
import { AGENT_LINES, LINES } from './lines.ts';

const after = (...said: string[]) => {
  const turns = new FailedTurns({ texts: LINES });
  for (const text of said) turns.count(text);
  return turns;
};

it.each([
  ['a first failure', [], LINES.lostVoice],
  ['a second one in a row', [LINES.sayAgain], LINES.lostVoice],
  ['a third one in a row, of whichever part', [LINES.sayAgain, LINES.notHeard], LINES.trouble],
  ['a third one that followed a reply', [LINES.sayAgain, LINES.notHeard, 'Yes.'], LINES.lostVoice],
  [
    'a third one after a reply that broke off',
    [LINES.notHeard, `Once upon ... ${LINES.lostThread}`],
    LINES.trouble,
  ],
  [
    'a third one, when the caller did not let the line end',
    [LINES.sayAgain, "I'm sorry, I'm having trouble"],
    LINES.trouble,
  ],
])('knows what to say of %s', (_title, said, line) => {
  expect(after(...said).lineFor(LINES.lostVoice)).toBe(line);
});

it.each([
  ['first', [], LINES.badLine],
  ['second', [LINES.badLine], LINES.badLineAgain],
  ['third', [LINES.badLine, LINES.badLineAgain], LINES.badLineGoodbye],
])('says something else the %s time, where there is something else', (_title, said, line) => {
  const { badLine, badLineAgain, badLineGoodbye } = LINES;
  expect(after(...said).lineFor(badLine, badLineAgain, badLineGoodbye)).toBe(line);
});

it('counts the lines of its own language, and knows which one is the last', () => {
  const lines = AGENT_LINES.de;
  const turns = new FailedTurns({ texts: lines });
  for (const said of [lines.sayAgain, lines.notHeard]) turns.count(said);
  expect(turns.lineFor(lines.lostVoice)).toBe(lines.trouble);
  expect(
    [lines.trouble, lines.badLineGoodbye, lines.notHeard].map((said) => turns.isLast(said)),
  ).toEqual([true, true, false]);
});
