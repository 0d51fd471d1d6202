import type { OutcomeReason } from '../contract/outcome.ts';
import type { Spoken } from './transcript.ts';

const MAX_QUOTE = 200;

const ENDINGS: Record<OutcomeReason, string> = {
  caller_hung_up: 'The caller hung up.',
  agent_hung_up: 'The agent ended the call.',
  operator_ended: 'An operator ended the call.',
  transferred: 'The call was transferred.',
  no_answer: 'Nobody answered.',
  before_greeting: 'The caller hung up before the greeting.',
  during_greeting: 'The caller hung up during the greeting.',
  without_speaking: 'The caller hung up.',
  silence: 'The call was ended because the caller was silent.',
  time_limit: 'The call reached its time limit.',
  credit: 'The call was ended for lack of credit.',
  limit: 'The call was ended at a limit of the agent.',
  error: 'The call failed.',
  lost: 'The connection was lost.',
};

/**
 * A summary made without a model: what the caller said first, and how the call ended. Says of
 * itself that it is no more than that.
 */
export function extractSummary(turns: Spoken[], reason: OutcomeReason | null): string {
  const ending = reason === null ? '' : ` ${ENDINGS[reason]}`;
  const first = turns.find(({ speaker }) => speaker === 'caller');
  if (first === undefined) return `The caller said nothing.${ending}`;
  return `Extract: the caller began with ${quote(first.text)}.${ending}`;
}

function quote(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const cut = characters.length > MAX_QUOTE ? '…' : '';
  return `“${characters.slice(0, MAX_QUOTE).join('')}${cut}”`;
}
