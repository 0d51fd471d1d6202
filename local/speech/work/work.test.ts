import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Message, ToolCall } from '../message.ts';
import { reply } from '../script.ts';

const NOW = new Date('2026-11-22T15:20');
const file = (path: string) => readFileSync(`local/agents/reception/${path}`, 'utf8');
const marked = (text: string) => `<data-0a1b2c from="tool">\n${text}\n</data-0a1b2c>`;

type Tools = Record<string, (input: ToolCall['input']) => string>;

/** Tools as the backend has them, on the files of the demo agent. */
const TOOLS: Tools = {
  read_file: ({ path }) => marked(file(String(path).replace('shared/', 'files/'))),
  list_files: () =>
    marked('links.md (20 bytes)\nopening-hours.md (9 bytes)\nprice-list.csv (9 bytes)'),
  read_skill: ({ name }) => file(`skills/${name}/SKILL.md`),
  run_python: () => marked('answer: 113\n'),
  run_shell: () => marked('1\n2\n[... 6000000 characters left out here ...]\n999999\n1000000'),
  remember_about_caller: () => 'It is kept.',
  recall_about_caller: () => marked('The caller said: I prefer mornings.'),
};

const requestFor = (words: string): Message[] => [
  { role: 'system', text: 'You are Reception.' },
  {
    role: 'user',
    text: `<conversation>\ncaller: "The request: nothing"\n</conversation>\n\nThe request: ${JSON.stringify(words)}`,
  },
];

/** What the script does about a request, up to its answer. */
function run(messages: Message[], tools: Tools = TOOLS): { calls: ToolCall[]; answer: string } {
  const calls: ToolCall[] = [];
  for (;;) {
    const { text, toolCall } = reply(messages, Object.keys(tools), NOW);
    if (!toolCall) return { calls, answer: text };
    calls.push(toolCall);
    const output = tools[toolCall.name]?.(toolCall.input) ?? 'There is no such tool.';
    messages.push(
      { role: 'assistant', text: '' },
      { role: 'tool', text: output, answers: toolCall },
    );
  }
}
const answerTo = (words: string, tools?: Tools) => run(requestFor(words), tools).answer;

test.each<[string, string]>([
  ['Are you open on Christmas Day?', 'On Christmas Day we are closed.'],
  [
    "When do you open on New Year's Eve?",
    "On New Year's Eve we are open from nine in the morning to one in the afternoon.",
  ],
  ['Are you open on Sunday?', 'On Sunday we are closed.'],
  ['How much is a bicycle?', 'According to our price list, it is eighteen euros a day.'],
  [
    'What does an electric bicycle cost?',
    'According to our price list, it is thirty-two euros a day.',
  ],
  [
    'What is the thirtieth prime number?',
    'The thirtieth prime number is one hundred and thirteen.',
  ],
  ['What is the 30th prime number?', 'The thirtieth prime number is one hundred and thirteen.'],
  ['How do I get a refund?', 'Cancelled a day before or earlier: the whole price is paid back.'],
  ['Run the long report.', 'The report is ready. It counts one hundred and thirteen bicycles.'],
  ['Read the big log.', 'The log is too long to read in one go.'],
  ['Remember that I prefer mornings.', 'I will remember that for your next call.'],
  ['What do you know about me?', 'This is what I know. The caller said: I prefer mornings.'],
  ['What is the weather like?', 'I am sorry, I have no page to look at for the weather.'],
  ['Send a letter to my aunt', 'I am sorry, I could not do that.'],
])('answers %j', (words, expected) => {
  expect(answerTo(words)).toMatch(expected);
});

test('goes step by step: what one tool says decides on the next', () => {
  const { calls, answer } = run(requestFor('Add up the price list, please.'), {
    ...TOOLS,
    run_python: () => 'answer: 105',
  });
  expect(calls).toEqual([
    { name: 'list_files', input: { path: 'shared' } },
    { name: 'read_file', input: { path: 'shared/price-list.csv' } },
    { name: 'run_python', input: { code: 'print("answer:", sum([18, 32, 30, 10, 12, 3]))' } },
  ]);
  expect(answer).toBe('One of everything on our price list is one hundred and five euros a day.');
});

test.each([
  ['Run the long report.', 15],
  ['Run the report for twenty five seconds.', 25],
  ['Run the report for 40 seconds.', 40],
  ['Run the report for four hundred seconds.', 40],
])('lets %j take %i seconds', (words, seconds) => {
  const [call] = run(requestFor(words)).calls;
  expect(call?.input.code).toContain(`time.sleep(${seconds})`);
});

test('says honestly what did not work', () => {
  const failing = { ...TOOLS, run_python: () => marked('Traceback …\nRuntimeError: no records') };
  expect(answerTo('Run the broken report.', failing)).toBe(
    'I am sorry, the report could not be made: no records.',
  );
  expect(answerTo('What is the tenth prime?', failing)).toMatch(/^I am sorry/);
  expect(answerTo('What is the tenth prime?', { read_file: () => '' })).toMatch(/do not have what/);
});

const changed = (text: string): Message => ({
  role: 'user',
  text: `The caller has changed or completed the request: ${JSON.stringify(text)}. Go on.`,
});

const LINKS = [
  '- Weather: http://shop.example/weather',
  '- Orders: http://shop.example/orders',
  '- Bookings: http://shop.example/book',
].join('\n');
const ORDERS = marked('- textbox "Order number" [ref=e4]\n- button "Find order" [ref=e5]');
const BOOKING = marked(
  '- textbox "Name" [active] [ref=e4]\n- textbox "Access code" [ref=e5]\n- button "Book now" [ref=e6]',
);
const withPages = (form: string, after: Tools): Tools => ({
  read_file: () => marked(LINKS),
  browser_open: () => form,
  browser_fill: () => 'It is filled in.',
  browser_read: () => form,
  ...after,
});

test('reads a page whose address is in a file', () => {
  const fetch_page = () => marked('Title: Weather\n\nToday it is sunny. Tomorrow it rains.');
  expect(answerTo('How is the weather?', withPages('', { fetch_page }))).toBe('Today it is sunny.');
  expect(answerTo("What is tomorrow's weather?", withPages('', { fetch_page }))).toBe(
    'Tomorrow it rains.',
  );
});

test('fills a form in to look something up', () => {
  const found = { browser_click: () => marked('- paragraph: Order 17 is ready.') };
  const { calls, answer } = run(requestFor('Look up order seventeen'), withPages(ORDERS, found));
  expect(calls.slice(2)).toEqual([
    { name: 'browser_fill', input: { ref: 'e4', value: '17' } },
    { name: 'browser_click', input: { ref: 'e5' } },
  ]);
  expect(answer).toBe('Order seventeen is ready and can be collected.');
});

test.each([
  ['It is booked under booking number 3.', 'The bicycle is booked. Your booking number is three.'],
  ['The caller said no to this. It was not done.', 'Nothing has been booked.'],
  ['It cannot be known whether this was done.', 'I am sorry, I do not know whether'],
])(
  'books with a credential that it does not see, and tells what came of it: %s',
  (sent, expected) => {
    const tools = withPages(BOOKING, { browser_submit: () => sent });
    const { calls, answer } = run(requestFor('Book a bicycle in the name of anna'), tools);
    expect(calls.slice(2, 5)).toEqual([
      { name: 'browser_fill', input: { ref: 'e4', value: 'Anna' } },
      { name: 'browser_fill', input: { ref: 'e5', credential: 'access-code' } },
      { name: 'browser_submit', input: { ref: 'e6' } },
    ]);
    expect(answer).toMatch(expected);
  },
);

test('takes a change of the request into account, be it late', () => {
  const messages = requestFor('What is the thirtieth prime number?');
  run(messages);
  messages.push(changed('Actually, make it the fortieth prime.'));
  const { calls, answer } = run(messages, { ...TOOLS, run_python: () => 'answer: 173' });
  expect(calls).toHaveLength(1);
  expect(answer).toBe('The fortieth prime number is one hundred and seventy-three.');
});

test('keeps to the request when a change of it makes no sense', () => {
  const messages = [...requestFor('How much is a tandem?'), changed('Well, whatever you like.')];
  expect(run(messages).answer).toMatch(/thirty euros/);
});

test('answers in words that can be spoken', () => {
  for (const words of ['How much is a trailer?', 'Add up the price list', 'How do refunds work?']) {
    expect(answerTo(words)).toMatch(/^[A-Za-z ,.':-]+$/);
  }
});
