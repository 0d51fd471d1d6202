import { expect, it } from 'vitest';
import { TASK_FAILURES } from '../../../backend/contract/tasks.ts';
import { TASK_PHRASES, taskPhrasesFor } from './index.ts';

const languages = Object.entries(TASK_PHRASES);

it.each(languages)('has something of its own to say of each failure: %s', (_language, phrases) => {
  const lines = TASK_FAILURES.map((failure) => phrases.failures[failure]);
  expect(new Set(lines).size).toBe(TASK_FAILURES.length);
});

it.each(languages)(
  'is fit to be spoken: %s',
  (_language, { failures, questions, late, ...rest }) => {
    const all = [...Object.values(failures), ...questions, late, ...Object.values(rest)];
    for (const line of all) {
      expect(line.replace(/\{(summary|result)\}/, '')).toMatch(/^[\p{L}\s.,'’¿?-]+$/u);
      expect(line.length).toBeLessThanOrEqual(150);
    }
  },
);

it.each(languages)(
  'asks differently each time, with the summary: %s',
  (_language, { questions }) => {
    expect(new Set(questions).size).toBe(3);
    for (const question of questions) expect(question).toContain('{summary}');
  },
);

it('falls back to English', () => {
  expect(taskPhrasesFor('fr-CA')).toBe(TASK_PHRASES.fr);
  expect(taskPhrasesFor('ja')).toBe(TASK_PHRASES.en);
});
