import type { Job } from './job.ts';
import { capitalised, contentOf } from './output.ts';
import type { Plan } from './plan.ts';

function* rememberPlan(fact: string): Plan {
  const output = yield {
    name: 'remember_about_caller',
    input: { fact: `The caller said: ${capitalised(fact)}.` },
  };
  return output.includes('It is kept')
    ? 'I will remember that for your next call.'
    : 'I am sorry, I could not keep that. Perhaps I knew it already.';
}

function* recallPlan(): Plan {
  const known = contentOf(yield { name: 'recall_about_caller', input: {} });
  return NOTHING_KNOWN.test(known)
    ? 'I know nothing about you from earlier calls.'
    : `This is what I know. ${known}`;
}

/** The number is withheld, the agent keeps nothing, or there is nothing. */
const NOTHING_KNOWN = /^(Nothing is known|This agent remembers nothing|The caller has withheld)/;

/** Work with what is known of the caller. */
export const MEMORY: Job[] = [
  {
    pattern:
      /\b(?:note|remember|keep in mind)(?: for (?:me|later|next time|the next time))? that (.+)$/,
    acknowledgement: 'I will make a note of that.',
    plan: ([, fact = '']) => rememberPlan(fact),
  },
  {
    pattern: /\bwhat do you (?:know|remember) about me\b/,
    acknowledgement: 'Let me look that up.',
    plan: recallPlan,
  },
];
