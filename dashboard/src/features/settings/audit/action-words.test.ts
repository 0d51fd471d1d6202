import { expect, it } from 'vitest';
import { actionWords } from './action-words.ts';

it.each([
  ['signIn', 'sign in'],
  ['putAgentDraft', 'put agent draft'],
])('writes %s as %s', (action, words) => {
  expect(actionWords(action)).toBe(words);
});
