import { numberInWords, ordinal, parseNumber, parseOrdinal } from '../spoken.ts';
import { NUMBER } from '../sums.ts';
import type { Job } from './job.ts';
import { printedAnswer } from './output.ts';
import type { Plan } from './plan.ts';

const python = (...lines: string[]) => ({ name: 'run_python', input: { code: lines.join('\n') } });

function* primePlan(n: number): Plan {
  const output = yield python(
    'primes, candidate = [], 2',
    `while len(primes) < ${n}:`,
    '    if all(candidate % prime for prime in primes): primes.append(candidate)',
    '    candidate += 1',
    'print("answer:", primes[-1])',
  );
  const answer = printedAnswer(output);
  if (answer === undefined) return 'I am sorry, I could not work that out.';
  return `The ${ordinal(n)} prime number is ${numberInWords(Number(answer))}.`;
}

function* interestPlan(principal: number, percent: number, years: number): Plan {
  const output = yield python(
    `principal, rate, years = ${principal}, ${percent} / 100, ${years}`,
    'print("answer:", principal * (1 + rate) ** years - principal)',
  );
  const answer = printedAnswer(output);
  if (answer === undefined) return 'I am sorry, I could not work that out.';
  return `That makes ${numberInWords(Number(answer))} of interest in ${numberInWords(years)} years.`;
}

/** Takes as long as it is told, for those who want to hear the wait. */
function* reportPlan(seconds: number): Plan {
  const { name, input } = python(
    'import time',
    `time.sleep(${seconds})`,
    'print("answer:", 6 * 7)',
  );
  const output = yield { name, input: { ...input, timeoutMs: 2_000 * seconds } };
  const answer = printedAnswer(output);
  if (answer === undefined) return 'I am sorry, the report was not finished.';
  return `The report is ready. It counts ${numberInWords(Number(answer))} bicycles.`;
}

function* brokenReportPlan(): Plan {
  const output = yield python('raise RuntimeError("the records of this month are missing")');
  const reason = /RuntimeError: (.+)/.exec(output)?.[1] ?? 'something went wrong';
  return `I am sorry, the report could not be made: ${reason}.`;
}

function* logPlan(): Plan {
  const output = yield { name: 'run_shell', input: { command: 'seq 1 1000000' } };
  const isCut = !output.includes('500000');
  return isCut
    ? 'The log is too long to read in one go. I have seen only its beginning and its end.'
    : 'I have read the whole log.';
}

const DEFAULT_REPORT_S = 15;
const LONGEST_REPORT_S = 40;
const reportSeconds = (words = '') =>
  Math.min(parseNumber(words) || DEFAULT_REPORT_S, LONGEST_REPORT_S);

/** Work that is done with code. */
export const COMPUTING: Job[] = [
  {
    pattern: /\b((?:[a-z]+[ -])?[a-z]+|\d+[a-z]+) prime\b/,
    acknowledgement: 'Let me work that out for you.',
    plan: ([, words = '']) => primePlan(parseOrdinal(words) ?? 1),
  },
  {
    pattern: new RegExp(
      `\\binterest on ${NUMBER}.*? ${NUMBER}(?: per ?cent)? (?:for|over) ${NUMBER} years?`,
    ),
    acknowledgement: 'Let me work that out for you.',
    plan: ([, ...numbers]) => {
      const [principal = 0, percent = 0, years = 0] = numbers.map((words) => parseNumber(words));
      return interestPlan(principal, percent, years);
    },
  },
  {
    pattern: /\bbroken report\b/,
    acknowledgement: 'All right, I will run it.',
    plan: brokenReportPlan,
  },
  {
    pattern: new RegExp(`\\breport\\b(?:.*? ${NUMBER} seconds?)?`),
    acknowledgement: 'All right, I will run it now.',
    plan: ([, seconds]) => reportPlan(reportSeconds(seconds)),
  },
  {
    pattern: /\blog\b/,
    acknowledgement: 'All right, I will read it.',
    plan: logPlan,
  },
];
