import { expect, it } from 'vitest';
import { turnTaking, turnTimingOf } from './turn-taking.ts';

const timing = (chosen: object) => turnTimingOf(turnTaking.parse(chosen));

it.each(['patient', 'balanced', 'quick'] as const)(
  '%s waits a second where unsure at most',
  (preset) => {
    const { finishedMs, unsureMs, unfinishedMs } = timing({ preset });
    expect(finishedMs).toBeLessThan(unsureMs);
    expect(unsureMs).toBeLessThanOrEqual(1_000);
    expect(unsureMs).toBeLessThan(unfinishedMs);
  },
);

it('is balanced unless told otherwise', () => {
  expect(timing({})).toEqual(timing({ preset: 'balanced' }));
});

it('waits longer the more patient it is', () => {
  const waits = ['quick', 'balanced', 'patient'].map((preset) => timing({ preset }));
  for (const which of ['finishedMs', 'unsureMs', 'unfinishedMs'] as const) {
    const sorted = waits.map((wait) => wait[which]).toSorted((a, b) => a - b);
    expect(waits.map((wait) => wait[which])).toEqual(sorted);
  }
});

it.each([
  [
    'one number',
    { preset: 'quick', maxDelayMs: 3_000 },
    { finishedMs: 250, unsureMs: 600, unfinishedMs: 3_000 },
  ],
  [
    'all numbers',
    { minDelayMs: 100, unsureDelayMs: 200, maxDelayMs: 300 },
    { finishedMs: 100, unsureMs: 200, unfinishedMs: 300 },
  ],
  [
    'no number',
    { minDelayMs: null, unsureDelayMs: null, maxDelayMs: null },
    { finishedMs: 350, unsureMs: 800, unfinishedMs: 1_800 },
  ],
  [
    'a longest wait below the unsure one',
    { maxDelayMs: 600 },
    { finishedMs: 350, unsureMs: 600, unfinishedMs: 600 },
  ],
  [
    'a shortest wait above the unsure one',
    { minDelayMs: 1_500 },
    { finishedMs: 1_500, unsureMs: 1_500, unfinishedMs: 1_800 },
  ],
])('takes the numbers of the operator before those of the preset: %s', (_, chosen, expected) => {
  expect(timing(chosen)).toEqual(expected);
});

it.each([
  ['minDelayMs', { minDelayMs: 3_000 }],
  ['unsureDelayMs', { unsureDelayMs: 2_000 }],
  ['unsureDelayMs', { minDelayMs: 800, unsureDelayMs: 700 }],
])('refuses %s that does not fit the others: %j', (field, chosen) => {
  expect(turnTaking.safeParse(chosen).error?.issues).toEqual([
    expect.objectContaining({ path: [field], message: expect.stringContaining('maxDelayMs') }),
  ]);
});
