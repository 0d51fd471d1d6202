import { expect, it } from 'vitest';
import { type ReplyUsage, SpeculationBudget } from './speculation-budget.ts';

const reply = (discarded: boolean, tokens = 100): ReplyUsage => ({
  part: 'llm',
  amounts: { input_token: tokens - 10, output_token: 10 },
  discarded,
});
const speech = (discarded: boolean, character: number): ReplyUsage => ({
  part: 'tts',
  amounts: { character },
  discarded,
});

function budgetAfter(...used: ReplyUsage[]) {
  const budget = new SpeculationBudget();
  for (const usage of used) budget.count(usage);
  return budget;
}
const times = (n: number, usage: ReplyUsage) => Array<ReplyUsage>(n).fill(usage);

it.each([
  ['nothing was used yet', [], true, true],
  ['the first replies of a call were all discarded', times(19, reply(true)), true, true],
  [
    'four of five were discarded',
    [...times(4, reply(false)), ...times(16, reply(true))],
    true,
    true,
  ],
  ['a little more were', [...times(4, reply(false)), ...times(16, reply(true, 110))], false, true],
  ['six of seven were', [...times(3, reply(false)), ...times(18, reply(true))], false, true],
  ['more were', [...times(3, reply(false)), ...times(19, reply(true))], false, false],
  [
    'the model is cheap, but most speech was discarded',
    [...times(20, reply(false)), speech(false, 100), speech(true, 601)],
    false,
    false,
  ],
])('%s', (_title, used, unsure, finished) => {
  const budget = budgetAfter(...used);
  expect(budget.maySpeculate('unsure')).toBe(unsure);
  expect(budget.maySpeculate('finished')).toBe(finished);
});

it('speculates again when the share has sunk', () => {
  const budget = budgetAfter(...times(3, reply(false)), ...times(19, reply(true)));
  expect(budget.maySpeculate('finished')).toBe(false);
  for (const usage of times(2, reply(false))) budget.count(usage);
  expect([budget.maySpeculate('finished'), budget.maySpeculate('unsure')]).toEqual([true, true]);
});

it('keeps a caller who always goes on from costing more than seven times the replies', () => {
  const budget = new SpeculationBudget();
  let discarded = 0;
  const turns = 50;
  for (let turn = 0; turn < turns; turn += 1) {
    for (let pause = 0; pause < 8; pause += 1) {
      if (!budget.maySpeculate('finished')) continue;
      budget.count(reply(true));
      discarded += 1;
    }
    budget.count(reply(false));
  }
  // The first turns are not judged, and one reply may cross the bound.
  expect(discarded).toBeLessThanOrEqual(6 * turns + 8);
  expect(discarded).toBeGreaterThanOrEqual(6 * turns - 8);
});
