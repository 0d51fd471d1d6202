import type { Message } from '../message.ts';
import { sentences } from '../said.ts';

/** How the backend puts a request, and a change of it, to its model: with the words as a JSON string. */
const REQUEST = /^The request: (".*")$/m;
const CHANGE = /changed or completed the request: ("(?:[^"\\]|\\.)*")/;

/**
 * What is to be done, in lower case and without punctuation: what was asked first, then each change
 * of it.
 */
export function requestsIn(messages: readonly Message[]): string[] {
  return messages
    .filter(({ role }) => role === 'user')
    .flatMap(({ text }) => {
      // The conversation stands before the request, and may quote its words.
      const quoted = CHANGE.exec(text)?.[1] ?? text.match(REQUEST)?.[1];
      return quoted === undefined ? [] : [sentences(JSON.parse(quoted)).join(' ')];
    });
}
