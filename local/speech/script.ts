import {
  type Conversation,
  END_CALL,
  GOODBYE,
  GREETING,
  INTENTS,
  type Reply,
  UNKNOWN,
} from './intents.ts';
import { remember } from './memory.ts';

export type { Reply } from './intents.ts';

/** A message of the conversation, as plain text. */
export interface Message {
  role: string;
  text: string;
}

/** Of a longer message the end counts. */
const MAX_CHARACTERS = 500;

/**
 * Answers as a language model would, from a table. Everything it knows is in the messages.
 *
 * @param tools - the names of the tools that may be called
 * @param now - the time, for those who ask
 */
export function reply(messages: Message[], tools: string[], now: Date): Reply {
  const talk = messages.filter(({ role }) => ['user', 'assistant', 'tool'].includes(role));
  if (talk.at(-1)?.role === 'tool') return { text: GOODBYE };

  const answered = talk.findLastIndex(({ role }) => role === 'assistant');
  const unanswered = talk.slice(answered + 1).flatMap(({ text }) => sentences(text));
  if (unanswered.length === 0) return { text: GREETING };

  const said = talk.filter(({ role }) => role === 'user').flatMap(({ text }) => sentences(text));
  return answer(unanswered, {
    facts: remember(said),
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

const sentences = (text: string): string[] =>
  text
    .slice(-MAX_CHARACTERS)
    .split(/[.!?;]+(?:\s|$)/)
    .map(plain)
    .filter(Boolean);

/** A transcript without what recognisers write differently: case, punctuation, spelling, signs in sums. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\b(favo|colo)r/g, '$1ur')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<=\d) ?[-−] ?(?=\d)/g, ' minus ')
    .replace(/ ?\+ ?/g, ' plus ')
    .replace(/(?<=\d) ?[x×*] ?(?=\d)/g, ' times ')
    .replace(/(?<=\d) ?[÷/] ?(?=\d)/g, ' divided by ')
    .replace(/[^\p{L}\p{N}'\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
