import { capitalise, NAME, STATEMENT } from './memory.ts';
import type { Reply } from './message.ts';
import { dateInWords, timeInWords } from './spoken.ts';
import { SUM, solve } from './sums.ts';
import { END_CALL } from './tool-names.ts';

/** What an answer may depend on. */
export interface Conversation {
  /** What the caller has told of themselves. */
  facts: Map<string, string>;
  /** What was answered last. */
  lastAnswer: string | undefined;
  canEndCall: boolean;
  canDelegate: boolean;
  /** Work has been handed over on this call. */
  hasDelegated: boolean;
  now: Date;
}

/**
 * What a sentence of the caller matches, in lower case and without punctuation, and the answer to
 * it; without one, later rows are tried.
 */
export type Intent = [
  pattern: RegExp,
  answer: string | ((match: RegExpMatchArray, talk: Conversation) => string | Reply | undefined),
];

export const GOODBYE = 'Goodbye, and thank you for calling.';
export const GREETING = 'Hello. I am the built-in script. Ask me what I can do.';
export const UNKNOWN =
  'I am a built-in script without a language model, so I cannot answer that. Setting the OpenAI API key gives me one.';
const HELP =
  'I can tell you the opening hours, the address and the time, do a sum, remember your name, repeat after you, and tell you a story.';
const WORK_HELP =
  'And I can have work done: look up prices, the weather or an order, book a bicycle, calculate, or run a long report.';
const STORY = [
  'Once upon a time there was a lighthouse keeper who had a telephone, and nobody to call.',
  'Every evening she lit the lamp, and every evening she looked at the silent telephone.',
  'One night, in the middle of a storm, it rang for the very first time.',
  'A sailor was on the line, and he asked her whether the light was real or only a dream.',
  'She told him that it was real, and that he should keep it on his left until he heard the bell.',
  'He sailed on slowly, while she stayed on the line and counted the waves for him.',
  'When the sun came up, his boat was safe in the harbour.',
  'From then on he called her every evening, and the telephone was never silent again.',
].join(' ');

/** With a part that cannot be interrupted. */
const TERMS = [
  'You can cancel at any time.',
  '<must-hear>Please note that this line is a demonstration: nothing that you order here will be delivered, and nothing that you pay here will be paid back.</must-hear>',
  'Is there anything else that you would like to know about our terms and conditions?',
].join(' ');

/** The end of a call goes before all else. */
export const FAREWELL: Intent = [
  /\b(good[ -]?bye|bye|that's (all|it)|that (is|will be) all|hang up|end the call)\b/,
  endCall,
];

/** All that the script can answer at once. The first row that matches is taken. */
export const INTENTS: Intent[] = [
  [
    /\brepeat after me (.+)/,
    ([, words = '']) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
  ],
  [
    /\b((say|repeat) (that|it)|once more|pardon|what did you say)\b/,
    (_, { lastAnswer }) => lastAnswer ?? GREETING,
  ],
  [
    /\b(?:what|what's|which|know|remember|tell me)\b.* my (name|favourite \p{L}+)( again| please)?$/u,
    recallOwn,
  ],
  [/\bwh(?:at|ich) (?:is |was )?(?:the |my )?(word|colour|number|code)\b/, recall],
  [/\bwhat did i (?:ask|tell) you to (remember)\b/, recallAll],
  [NAME, ([, name = '']) => `Nice to meet you, ${capitalise(name)}.`],
  [
    STATEMENT,
    ([, favourite, thing, value]) =>
      favourite
        ? `I will remember that your ${favourite} is ${value}.`
        : `I will remember the ${thing} ${value}.`,
  ],
  [SUM, ([, left = '', operator = '', right = '']) => solve(left, operator, right)],
  [
    /\b(hours|open|close|closed)\b/,
    'We are open from nine in the morning to six in the evening, Monday to Friday.',
  ],
  [
    /\b(address|where are you|located|location|find you)\b/,
    'You find us at twelve Harbour Street, next to the old lighthouse.',
  ],
  [
    /\b(what time|(what's|what is|tell me) the time)\b/,
    (_, { now }) => `It is ${timeInWords(now)}.`,
  ],
  [
    /\b((what|which) day|(what's|what is) the date|today's date)\b/,
    (_, { now }) => `Today is ${dateInWords(now)}.`,
  ],
  [/\bstory\b/, STORY],
  [/\b(terms|conditions)\b/, TERMS],
  [
    /\b(robot|human|real|machine|computer|bot|ai|person)\b/,
    'I am a computer program with an artificial voice, not a human.',
  ],
  [/\b(who are you|your name)\b/, 'I am the built-in script of this phone line. I have no name.'],
  [
    /\b(what (can you|you can) do|help|options)\b/,
    (_, { canDelegate }) => (canDelegate ? `${HELP} ${WORK_HELP}` : HELP),
  ],
  [/\bhow are you\b/, 'I am well, thank you. How can I help you?'],
  [/\b(thanks|thank you|cheers)\b/, 'You are welcome. Is there anything else?'],
  [/\b(never mind|forget it)\b/, 'All right. What else can I do for you?'],
  [/\b(stop|wait|hold on|one moment)\b/, 'All right, I am listening.'],
  [/^(hello|hi|hey|good (morning|afternoon|evening))\b/, 'Hello. How can I help you?'],
  [/^(yes|yeah|yep|sure|okay|ok|correct|right)\b/, 'All right. What would you like to know?'],
  [/^(no|nope|nothing)\b/, 'All right. Say goodbye when you are done.'],
];

function endCall(_: RegExpMatchArray, { canEndCall }: Conversation): string | Reply {
  return canEndCall ? { text: '', toolCall: { name: END_CALL, input: {} } } : GOODBYE;
}

function recallOwn([, thing = '']: RegExpMatchArray, { facts }: Conversation): string {
  const value = facts.get(thing);
  return value ? `Your ${thing} is ${value}.` : `You have not told me your ${thing} yet.`;
}

function recall([, thing = '']: RegExpMatchArray, { facts }: Conversation): string {
  const value = facts.get(thing);
  return value ? `The ${thing} is ${value}.` : `You have not asked me to remember a ${thing}.`;
}

function recallAll(_: RegExpMatchArray, { facts }: Conversation): string {
  if (facts.size === 0) return 'You have not asked me to remember anything.';
  return [...facts].map(([thing, value]) => `The ${thing} is ${value}.`).join(' ');
}
