import { numberInWords } from '../spoken.ts';
import type { Job } from './job.ts';
import { contentOf, printedAnswer } from './output.ts';
import type { Plan } from './plan.ts';

const HOURS = 'shared/opening-hours.md';
const PRICES = 'shared/price-list.csv';

const readFile = (path: string) => ({ name: 'read_file', input: { path } });

function* hoursPlan(day: string): Plan {
  const lines = contentOf(yield readFile(HOURS)).split('\n');
  const line = lines.find((line) => line.toLowerCase().includes(day));
  const [, name, hours] = /([A-Z][^:]+): (.+)$/.exec(line ?? '') ?? [];
  if (name === undefined) return 'I am sorry, our opening hours do not say that.';
  return `On ${name} we are ${hours === 'closed' ? 'closed' : `open from ${hours}`}.`;
}

function* pricePlan(item: string): Plan {
  const prices = contentOf(yield readFile(PRICES));
  const price = new RegExp(`^${item},(\\d+)$`, 'm').exec(prices)?.[1];
  if (price === undefined) return `I am sorry, our price list has no ${item}.`;
  return `According to our price list, it is ${numberInWords(Number(price))} euros a day.`;
}

/** Looks for the list, reads it, and has its prices added up. */
function* totalPlan(): Plan {
  const files = contentOf(yield { name: 'list_files', input: { path: 'shared' } });
  const name = /[\w-]+\.csv/.exec(files)?.[0];
  if (name === undefined) return 'I am sorry, I have found no price list.';
  const prices = contentOf(yield readFile(`shared/${name}`)).matchAll(/,(\d+)$/gm);
  const list = Array.from(prices, ([, price]) => price).join(', ');
  const output = yield { name: 'run_python', input: { code: `print("answer:", sum([${list}]))` } };
  const total = printedAnswer(output);
  if (total === undefined) return 'I am sorry, I could not add that up.';
  return `One of everything on our price list is ${numberInWords(Number(total))} euros a day.`;
}

function* refundPlan(): Plan {
  const rules = contentOf(yield { name: 'read_skill', input: { name: 'refunds' } });
  const lines = rules.match(/^\d\. .+$/gm);
  if (lines === null) return 'I am sorry, I have found nothing about refunds.';
  return lines.map((line) => line.slice('1. '.length)).join(' ');
}

const OPEN = '(?=.*\\b(?:open|close|closed|hours)\\b)';
const DAYS =
  "good friday|easter monday|christmas eve|christmas|new year's eve|new year|saturday|sunday";

const FULL_NAMES: Record<string, string> = {
  christmas: 'christmas day',
  'new year': "new year's day",
};

/** Work with the files and skills of the agent. */
export const FILES: Job[] = [
  {
    pattern: new RegExp(`^${OPEN}.*\\b(${DAYS})`),
    acknowledgement: 'Let me look that up for you.',
    plan: ([, day = '']) => hoursPlan(FULL_NAMES[day] ?? day),
  },
  {
    pattern: /\b(?:add up|everything on|total of|sum of)\b.*\b(?:price list|prices)\b/,
    acknowledgement: 'Let me add that up.',
    plan: totalPlan,
  },
  {
    pattern:
      /\b(?:how much|what does|price|cost)\b.*?\b(electric bicycle|children's bicycle|bicycle|bike|tandem|trailer|helmet)s?\b/,
    acknowledgement: 'Let me look at the price list.',
    plan: ([, item = '']) => pricePlan(item.replace('bike', 'bicycle')),
  },
  {
    pattern: /\b(?:refunds?|money back)\b/,
    acknowledgement: 'Let me look up how that works.',
    plan: refundPlan,
  },
];
