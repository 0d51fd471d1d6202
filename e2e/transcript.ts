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
 * What the caller said or heard that has no counterpart in the stored transcript, in its order:
 * each line of the caller as a turn, and, where there was an answer, a turn of the agent after it.
 * Words heard are not compared, as those the phone recognises on a busy machine are often others.
 */
export function lostOf(report: PhoneReport, { turns }: CallWithTurns): string[] {
  const lost: string[] = [];
  let at = 0;
  const find = (what: string, fits: (at: number) => boolean) => {
    const found = turns.findIndex((_, n) => n >= at && fits(n));
    if (found < 0) lost.push(what);
    else at = found + 1;
  };
  const isSaid = (line: string) => (n: number) =>
    turns[n]?.speaker === 'caller' && shareHeard(turns[n].text, line) > MOST;
  const isAgent = (n: number) => turns[n]?.speaker === 'agent';

  if (report.greeting !== null) find(`heard: ${report.greeting}`, isAgent);
  for (const { said, heard } of report.turns) {
    find(`said: ${said}`, isSaid(said));
    if (heard !== null) find(`heard: ${heard}`, isAgent);
  }
  return lost;
}
