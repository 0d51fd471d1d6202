import {
  type Conversation,
  END_CALL,
  GOODBYE,
  GREETING,
  INTENTS,
  type Reply,
  UNKNOWN,
} from './intents.ts';
import { recollect, remember } from './memory.ts';
import { sentences } from './said.ts';
import { summarise } from './summary.ts';

export type { Reply } from './intents.ts';

/** A message of the conversation, as plain text. */
export interface Message {
  role: string;
  text: string;
}

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

  const isTalk = ({ role, text }: Message) =>
    ['user', 'assistant', 'tool'].includes(role) && !text.startsWith(NOTES);
  const talk = messages.filter(isTalk);
  if (talk.at(-1)?.role === 'tool') return { text: GOODBYE };

  const answered = talk.findLastIndex(({ role }) => role === 'assistant');
  const unanswered = talk.slice(answered + 1).flatMap(({ text }) => sentences(text));
  if (unanswered.length === 0) return { text: GREETING };

  const said = talk.filter(({ role }) => role === 'user').flatMap(({ text }) => sentences(text));
  const notes = messages.filter((message) => !isTalk(message)).map(({ text }) => text);
  return answer(unanswered, {
    facts: new Map([...recollect(notes.join('\n')), ...remember(said)]),
    lastAnswer: talk[answered]?.text,
    canEndCall: tools.includes(END_CALL),
    now,
  });
}

/** What was said last counts most; a phrase may also run over two sentences of the transcript. */
function answer(heard: string[], conversation: Conversation): Reply {
  const candidates = [...heard.toReversed(), heard.join(' ')];
  for (const [pattern, respond] of INTENTS) {
    const match = candidates.map((words) => words.match(pattern)).find((found) => found !== null);
    if (!match) continue;
    const result = typeof respond === 'string' ? respond : respond(match, conversation);
    return typeof result === 'string' ? { text: result } : result;
  }
  return { text: UNKNOWN };
}
