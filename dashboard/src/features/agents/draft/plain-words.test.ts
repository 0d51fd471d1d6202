import { expect, it } from 'vitest';
import { problemsOf } from './plain-words.ts';

const settings = { slug: 'sales', name: 'Sales', greeting: 'Hello.', instructions: 'Be brief.' };

it.each([
  ['an empty name', { name: '' }, 'name', 'This must not be empty.'],
  ['no name', { name: undefined }, 'name', 'This is wanted.'],
  ['a long one', { name: 'a'.repeat(101) }, 'name', 'At most 100 characters.'],
  ['no number', { limits: { silenceMs: null } }, 'limits.silenceMs', 'A whole number is wanted.'],
  ['a small one', { limits: { silenceMs: 1 } }, 'limits.silenceMs', 'At least 3,000.'],
  ['another choice', { tasksAfterCall: 'wait' }, 'tasksAfterCall', 'One of: cancel, finish.'],
  ['what is not a setting', { color: 'red' }, '', 'There is no setting “color” here.'],
  [
    'a list without entries',
    { delays: { stages: [{ afterMs: 500, lines: [] }] } },
    'delays.stages[0].lines',
    'At least one entry.',
  ],
  [
    'what the schema has words for',
    { namedGreeting: 'Hello' },
    'namedGreeting',
    'a text that contains {name}',
  ],
])('tells of %s what is wanted', (_, fields, path, message) => {
  expect(problemsOf({ ...settings, ...fields }, [])).toEqual([{ path, message }]);
});

it('adds what only the backend knows, without telling anything twice', () => {
  const told = [
    { path: 'name', message: 'Too small' },
    { path: 'account', message: 'there is none' },
  ];
  expect(problemsOf({ ...settings, name: '' }, told)).toEqual([
    { path: 'name', message: 'This must not be empty.' },
    { path: 'account', message: 'there is none' },
  ]);
  expect(problemsOf(settings, [])).toEqual([]);
});
