import type { CallWithTurns } from '../backend/contract/calls.ts';
import { MOST, type PhoneReport, shareHeard } from './phone.ts';

/** Distinct lines that the offline recogniser understands, each with an answer of its own. */
export const SMALL_TALK = [
  'My name is Anna.',
  'What is my name?',
  'What are your opening hours?',
  'Where are you located?',
  'Please tell me the time.',
  'Which day is it today?',
  'Are you a real human person?',
  'Please tell me what you can do.',
];

/** The arguments with which a phone says these lines. */
export const saying = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => ['--say', line]);

/**
 * What the caller said or heard that has no counterpart in the stored transcript, in its order.
 * None: nothing was lost.
 */
export function lostOf(report: PhoneReport, stored: CallWithTurns): string[] {
  const ofCaller = inOrder(stored, 'caller');
  const ofAgent = inOrder(stored, 'agent');
  const lost: string[] = [];
  const look = (side: string, find: (text: string) => boolean, text: string | null) => {
    if (text !== null && !find(text)) lost.push(`${side}: ${text}`);
  };
  look('heard', ofAgent, report.greeting);
  for (const { said, heard } of report.turns) {
    look('said', ofCaller, said);
    look('heard', ofAgent, heard);
  }
  return lost;
}

/** Finds texts among a side's turns, each no earlier than the one before. */
function inOrder(stored: CallWithTurns, side: 'caller' | 'agent') {
  const texts = stored.turns.filter(({ speaker }) => speaker === side).map(({ text }) => text);
  let from = 0;
  return (wanted: string): boolean => {
    // One side's stretch of speech may be several turns, and several may be one.
    const found = texts.findIndex((_, at) => at >= from && agree(wanted, texts.slice(at, at + 3)));
    if (found >= 0) from = found;
    return found >= 0;
  };
}

/** Whether most of the words are the same, be it of one turn or of several in a row. */
const agree = (wanted: string, texts: string[]): boolean =>
  texts.some((_, n) => {
    const stored = texts.slice(0, n + 1).join(' ');
    return shareHeard(stored, wanted) > MOST || shareHeard(wanted, stored) > MOST;
  });
