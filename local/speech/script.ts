import { HANDOVERS } from './handover.ts';
import { type Conversation, GOODBYE, GREETING, INTENTS, UNKNOWN } from './intents.ts';
import { recollect, remember } from './memory.ts';
import type { Message, Reply } from './message.ts';
import { sentences } from './said.ts';
import { summarise } from './summary.ts';
import { DELEGATE, END_CALL } from './tool-names.ts';
import { isWork, work } from './work/work.ts';

/** How a message begins that the worker has put in the place of turns of long ago. */
const NOTES = '[Not said now:';

/**
 * Answers as a language model would, from a table. Everything it knows is in the messages.
 *
 * @param tools - the names of the tools that may be called
 * @param now - the time, for those who ask
 */
export function reply(messages: Message[], tools: string[], now: Date): Reply {
  const summary = summarise(messages);
  if (summary !== undefined) return { text: summary };
  if (isWork(tools)) return work(messages, tools);

  const isTalk = ({ role, text }: Message) =>
    ['user', 'assistant', 'tool'].includes(role) && !text.startsWith(NOTES);
  const talk = messages.filter(isTalk);
  const last = talk.at(-1);
  if (last?.role === 'tool') return afterTool(last);

  const answered = talk.findLastIndex(({ role }) => role === 'assistant');
  const unanswered = talk.slice(answered + 1).flatMap(({ text }) => sentences(text));
  if (unanswered.length === 0) return { text: GREETING };

  const said = talk.filter(({ role }) => role === 'user').flatMap(({ text }) => sentences(text));
  const notes = messages.filter((message) => !isTalk(message)).map(({ text }) => text);
  const intents = tools.includes(DELEGATE) ? [...HANDOVERS, ...INTENTS] : INTENTS;
  return answer(unanswered, intents, {
    facts: new Map([...recollect(notes.join('\n')), ...remember(said)]),
    lastAnswer: talk[answered]?.text,
    canEndCall: tools.includes(END_CALL),
    hasDelegated: talk.some(({ answers }) => answers?.name === DELEGATE),
    now,
  });
}

/** Goodbye after `end_call`; how work goes is told as the tool tells it; the rest was said before the call. */
function afterTool({ text, answers }: Message): Reply {
  if (answers?.name !== DELEGATE) return { text: GOODBYE };
  return { text: answers.input.action === 'status' ? text : '' };
}

/** What was said last counts most; a phrase may also run over two sentences of the transcript. */
function answer(heard: string[], intents: typeof INTENTS, conversation: Conversation): Reply {
  const candidates = [...heard.toReversed(), heard.join(' ')];
  for (const [pattern, respond] of intents) {
    const match = candidates.map((words) => words.match(pattern)).find((found) => found !== null);
    if (!match) continue;
    const result = typeof respond === 'string' ? respond : respond(match, conversation);
    if (result !== undefined) return typeof result === 'string' ? { text: result } : result;
  }
  return { text: UNKNOWN };
}
