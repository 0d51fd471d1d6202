import type { Message, Reply } from '../message.ts';
import { DELEGATE, END_CALL } from '../tool-names.ts';
import { JOBS } from './jobs.ts';
import { type DoneCall, nextStep } from './plan.ts';
import { requestsIn } from './request.ts';

const UNKNOWN =
  'I am sorry, I could not do that. I am a built-in script without a language model, and only know a few kinds of work.';

/** Whether these are the tools of the backend agent, and not of the one who talks. */
export const isWork = (tools: readonly string[]): boolean =>
  tools.length > 0 && !tools.some((name) => name === DELEGATE || name === END_CALL);

/** Does what a caller has asked for as the backend agent: the next call of a tool, or the answer. */
export function work(messages: readonly Message[], tools: readonly string[]): Reply {
  const requests = requestsIn(messages);
  // A change may be a request of its own, or only make sense with what it changes.
  const candidates = [requests.at(-1) ?? '', requests.join(' ')];
  const done = messages.flatMap(({ answers, text }): DoneCall[] =>
    answers ? [{ call: answers, output: text }] : [],
  );
  for (const words of candidates) {
    for (const { pattern, plan } of JOBS) {
      const match = words.match(pattern);
      if (match) return nextStep(plan(match), done, tools);
    }
  }
  return { text: UNKNOWN };
}
