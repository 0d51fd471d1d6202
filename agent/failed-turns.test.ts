import { expect, it } from 'vitest';
import { FailedTurns } from './failed-turns.ts';
import { LINES } from './lines.ts';

const after = (...said: string[]) => {
  const turns = new FailedTurns();
  for (const text of said) turns.count(text);
  return turns.lineFor(LINES.lostVoice);
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
  expect(after(...said)).toBe(line);
});
