import type { Conversation, Intent } from './intents.ts';
import type { Reply, ToolCall } from './message.ts';
import { numberInWords } from './spoken.ts';
import { DELEGATE } from './tool-names.ts';
import type { Job } from './work/job.ts';
import { JOBS } from './work/jobs.ts';

type Action = 'start' | 'change' | 'cancel' | 'status';

const delegate = (action: Action, request = '', task: number | null = null): ToolCall => ({
  name: DELEGATE,
  input: { action, request: request.charAt(0).toUpperCase() + request.slice(1), task },
});

/** Which of several tasks is meant, if it is said. */
const taskIn = (words: string): number | null => {
  const at = ['first', 'second', 'third'].findIndex((ordinal) => words.includes(ordinal));
  return at < 0 ? null : at + 1;
};

/** What concerns work that has been handed over; without such, these are words like others. */
const ofHandedOver =
  (respond: (words: string) => Reply): Intent[1] =>
  ({ input = '' }, { hasDelegated }) =>
    hasDelegated ? respond(input) : undefined;

/** All that is handed over, and what is said meanwhile. They go before what can be answered at once. */
export const HANDOVERS: Intent[] = [
  [
    /\b(never mind|forget (it|that|about it)|cancel)\b/,
    ofHandedOver((words) => ({
      text: "All right, I'll stop that.",
      toolCall: delegate('cancel', '', taskIn(words)),
    })),
  ],
  [
    /\b(how('s| is) (it|that) (going|coming)|how (much|far) longer|is it (done|ready)|still working)\b/,
    ofHandedOver((words) => ({ text: '', toolCall: delegate('status', '', taskIn(words)) })),
  ],
  [
    /\b(actually|instead|make (it|that)|change (it|that))\b/,
    ofHandedOver((words) => ({
      text: "All right, I'll change that.",
      toolCall: delegate('change', words, taskIn(words)),
    })),
  ],
  [/^.+$/, ([words], { lastAnswer }) => completed(words, lastAnswer)],
  ...JOBS.map((job): Intent => [job.pattern, ({ input = '' }, talk) => started(job, input, talk)]),
  [
    /\b(?:can|could|would|will) you (?:please )?((?:find|look|check|work|book|order|send|buy|write|call|read|search) .+)/,
    ([, request]) => ({
      text: 'Let me see what I can do.',
      toolCall: delegate('start', request),
    }),
  ],
];

/** Hands a request over, or asks for what it lacks. */
function started({ acknowledgement, detail }: Job, request: string, talk: Conversation): Reply {
  if (detail !== undefined && !detail.isIn(request)) {
    const known = detail.known?.(talk.facts);
    if (known === undefined) return { text: detail.question };
    return { text: acknowledgement, toolCall: delegate('start', known) };
  }
  return { text: acknowledgement, toolCall: delegate('start', request) };
}

/** Hands over a request whose missing detail was asked for last. */
function completed(words: string, lastAnswer: string | undefined): Reply | undefined {
  const job = JOBS.find(({ detail }) => detail !== undefined && detail.question === lastAnswer);
  const request = job?.detail?.complete(words);
  if (job === undefined || request === undefined) return undefined;
  return { text: job.acknowledgement, toolCall: delegate('start', request) };
}

/** What `delegate` answers, where that calls for a reply, and how it is said. The first row that matches is taken. */
const PROGRESS: [RegExp, string | ((match: RegExpMatchArray) => string)][] = [
  [
    /running for (\d+) seconds/,
    ([, seconds]) =>
      `I have been at it for ${numberInWords(Number(seconds))} seconds, and it goes on.`,
  ],
  [/waits for the caller/, 'It waits for your yes or no.'],
  [/It is done/, 'It is done.'],
  [/It has failed/, 'I am sorry, that has failed.'],
  [/It was cancelled/, 'It was cancelled.'],
  [/Which task/, 'Which one do you mean, the first or the second?'],
  [/Too many tasks/, 'I am sorry, I cannot do more at once.'],
];

/** How work goes, from what the tool tells the model of it. */
export function progressIn(output: string): string {
  for (const [pattern, said] of PROGRESS) {
    const match = output.match(pattern);
    if (match) return typeof said === 'string' ? said : said(match);
  }
  return 'There is nothing that I am working on.';
}
