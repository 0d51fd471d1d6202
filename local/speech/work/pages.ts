import { capitalise, NAME } from '../memory.ts';
import { numberInWords, parseNumber } from '../spoken.ts';
import { NUMBER } from '../sums.ts';
import type { Job } from './job.ts';
import { capitalised, contentOf } from './output.ts';
import type { Plan } from './plan.ts';

const LINKS = { name: 'read_file', input: { path: 'shared/links.md' } };
const READ = { name: 'browser_read', input: {} };
const open = (url: string) => ({ name: 'browser_open', input: { url } });

/** The address that the agent's list of links has under a name. */
const linkIn = (links: string, name: string): string | undefined =>
  new RegExp(`^- ${name}: (https?://\\S+)$`, 'mi').exec(links)?.[1];
const noPage = (name: string) => `I am sorry, I have no page to look at for the ${name}.`;

/** The reference of a field or button on a page as the browser's tools tell it. */
const refOf = (page: string, role: string, name: string): string | undefined =>
  new RegExp(`- ${role} "${name}".*?\\[ref=(\\w+)\\]`, 'i').exec(page)?.[1];

function* weatherPlan(day: 'today' | 'tomorrow'): Plan {
  const url = linkIn(yield LINKS, 'Weather');
  if (url === undefined) return noPage('weather');
  const page = contentOf(yield { name: 'fetch_page', input: { url } });
  const weather = new RegExp(`\\b${day}[^.]*\\.`, 'i').exec(page)?.[0];
  return weather ? capitalised(weather) : 'I am sorry, I could not read that on the page.';
}

function* orderPlan(number: number): Plan {
  const url = linkIn(yield LINKS, 'Orders');
  if (url === undefined) return noPage('orders');
  const form = yield open(url);
  const [field, button] = [
    refOf(form, 'textbox', 'Order number'),
    refOf(form, 'button', 'Find order'),
  ];
  if (field === undefined || button === undefined)
    return 'I am sorry, the page was not as expected.';
  yield { name: 'browser_fill', input: { ref: field, value: String(number) } };
  const result = yield { name: 'browser_click', input: { ref: button } };
  const order = numberInWords(number);
  if (/ready/.test(result)) return `Order ${order} is ready and can be collected.`;
  return `I have found no order ${order}.`;
}

function* bookingPlan(name: string): Plan {
  const url = linkIn(yield LINKS, 'Bookings');
  if (url === undefined) return noPage('bookings');
  const form = yield open(url);
  const [field, button] = [refOf(form, 'textbox', 'Name'), refOf(form, 'button', 'Book now')];
  if (field === undefined || button === undefined)
    return 'I am sorry, the page was not as expected.';
  yield { name: 'browser_fill', input: { ref: field, value: name } };
  const code = refOf(form, 'textbox', 'Access code');
  if (code !== undefined) {
    yield { name: 'browser_fill', input: { ref: code, credential: 'access-code' } };
  }
  const sent = yield { name: 'browser_submit', input: { ref: button } };
  if (/was not done|has sent nothing/.test(sent)) return 'Nothing has been booked.';
  const number = bookingIn(sent) ?? bookingIn(yield READ);
  return number === undefined
    ? 'I am sorry, I do not know whether the booking went through. Please check before you book again.'
    : `The bicycle is booked. Your booking number is ${numberInWords(number)}.`;
}

const bookingIn = (page: string): number | undefined => {
  const number = /booking number (\d+)/i.exec(page)?.[1];
  return number === undefined ? undefined : Number(number);
};

/** A bare name. */
const SHORT = /^[\p{L}'-]+(?: [\p{L}'-]+)?$/u;
const bookingFor = (name: string | undefined) =>
  name && `Book a bicycle in the name of ${name.trim()}`;

const ORDER_NUMBER = new RegExp(`\\b${NUMBER}\\b`);

/** Work on web pages. Their addresses are in a file of the agent. */
export const PAGES: Job[] = [
  {
    pattern: /\bweather\b/,
    acknowledgement: 'Let me look that up.',
    plan: ({ input = '' }) => weatherPlan(input.includes('tomorrow') ? 'tomorrow' : 'today'),
  },
  {
    pattern:
      /\b(?:book|order|reserve|hire|rent)\b.*\b(?:bicycle|bike)\b(?:.* in the name of (.+))?/,
    acknowledgement: 'Thank you, I am on it.',
    detail: {
      question: 'What name is it for?',
      isIn: (request) => request.includes(' in the name of '),
      known: (facts) => bookingFor(facts.get('name')),
      complete: (answer) => bookingFor(NAME.exec(answer)?.[1] ?? SHORT.exec(answer)?.[0]),
    },
    plan: ([, name = '']) => bookingPlan(capitalise(name)),
  },
  {
    pattern: new RegExp(`\\border\\b(?:.*?\\b${NUMBER}\\b)?`),
    acknowledgement: 'Thank you, let me look that up.',
    detail: {
      question: 'What is your order number?',
      isIn: (request) => ORDER_NUMBER.test(request),
      complete: (answer) => {
        const number = ORDER_NUMBER.exec(answer)?.[1];
        return number && `Look up order ${number}`;
      },
    },
    plan: ([, number = '']) => orderPlan(parseNumber(number) ?? 0),
  },
];
