import type { Database } from '../../db/client.ts';
import { saveWords } from '../../db/queries/call-words.ts';
import type { ClosingStep } from '../closing/close-call.ts';

/** Stores which words were said, so that the call is found by them. */
export function storeWords(database: Database): ClosingStep {
  return { name: 'words', run: ({ id }) => saveWords(database, id) };
}
