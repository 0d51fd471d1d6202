import { HANDOVERS, progressIn } from './handover.ts';
import { type Conversation, FAREWELL, GOODBYE, GREETING, INTENTS, UNKNOWN } from './intents.ts';
import { recollect, remember } from './memory.ts';
import type { Message, Reply } from './message.ts';
import { sentences } from './said.ts';
import { summarise } from './summary.ts';
import { DELEGATE, END_CALL } from './tool-names.ts';
import { isWork, work } from './work/work.ts';

/** How a message begins that the worker has put in the place of turns of long ago. */
const NOTES = '[Not said now:';
/** How the worker tells the model, as if by a tool, what becomes of work. It asks for no answer. */
const TASK_NOTE = /^Task \d+\. /;

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
    ['user', 'assistant', 'tool'].includes(role) &&
    text !== '' &&
    !text.startsWith(NOTES) &&
    !(role === 'tool' && TASK_NOTE.test(text));
  const talk = messages.filter(isTalk);
  const last = talk.at(-1);
  if (last?.role === 'tool') return afterTool(last);

  const answered = talk.findLastIndex(({ role }) => role === 'assistant');
  const isSaid = ({ role }: Message) => role === 'user';
  const unanswered = talk
    .slice(answered + 1)
    .filter(isSaid)
    .flatMap(({ text }) => sentences(text));
  if (unanswered.length === 0) return { text: GREETING };

  const said = talk.filter(isSaid).flatMap(({ text }) => sentences(text));
  const notes = messages.filter((message) => !isTalk(message)).map(({ text }) => text);
  const canDelegate = tools.includes(DELEGATE);
  const intents = [FAREWELL, ...(canDelegate ? HANDOVERS : []), ...INTENTS];
  return answer(unanswered, intents, {
    facts: new Map([...recollect(notes.join('\n')), ...remember(said)]),
    lastAnswer: talk[answered]?.text,
    canEndCall: tools.includes(END_CALL),
    canDelegate,
    hasDelegated: messages.some(({ answers }) => answers?.name === DELEGATE),
    now,
  });
}

/** Goodbye, unless the tool was the one by which work is handed over: then how it goes. */
function afterTool({ text, answers }: Message): Reply {
  return { text: answers?.name === DELEGATE ? progressIn(text) : GOODBYE };
}

/** What was said last counts most; a phrase may also run over two sentences of the transcript. */
function answer(heard: string[], intents: typeof INTENTS, conversation: Conversation): Reply {
  const candidates = [...heard.toReversed(), heard.join(' ')];
  for (const [pattern, respond] of intents) {
    for (const words of candidates) {
      const match = words.match(pattern);
      if (!match) continue;
      const result = typeof respond === 'string' ? respond : respond(match, conversation);
      if (result !== undefined) return typeof result === 'string' ? { text: result } : result;
    }
  }
  return { text: UNKNOWN };
}
