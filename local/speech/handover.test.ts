import { expect, test } from 'vitest';
import type { Message, Reply } from './message.ts';
import { reply } from './script.ts';

const NOW = new Date('2026-11-22T15:20');
const TOOLS = ['delegate', 'end_call'];

/** The last answer of a conversation in which the caller says these things one after the other. */
function talk(turns: string[], tools = TOOLS): Reply {
  const messages: Message[] = [];
  let answer: Reply = { text: '' };
  for (const text of turns) {
    messages.push({ role: 'user', text });
    answer = reply(messages, tools, NOW);
    messages.push({ role: 'assistant', text: answer.text });
    const { toolCall } = answer;
    if (toolCall) messages.push({ role: 'tool', text: 'Task 1 runs.', answers: toolCall });
  }
  return answer;
}

const delegated = (action: string, request = '', task: number | null = null) => ({
  name: 'delegate',
  input: { action, request, task },
});

test.each<[string, string]>([
  ['Are you open on Christmas Day?', 'Are you open on christmas day'],
  ['How much is a bicycle?', 'How much is a bicycle'],
  ['Could you add up the price list?', 'Could you add up the price list'],
  ['What is the weather like today?', 'What is the weather like today'],
  ['What is the thirtieth prime number?', 'What is the thirtieth prime number'],
  ['Run the long report, please.', 'Run the long report please'],
  ['Please look up order 17.', 'Please look up order 17'],
  [
    'Remember for next time that I prefer mornings.',
    'Remember for next time that i prefer mornings',
  ],
  ['How do I get a refund?', 'How do i get a refund'],
  ['Can you please send a letter to my aunt?', 'Send a letter to my aunt'],
])('hands %j over, with a word before', (words, request) => {
  const answer = talk([words]);

  expect(answer.toolCall).toEqual(delegated('start', request));
  expect(answer.text).toMatch(/^[A-Z][A-Za-z ,']+\.$/);
});

test.each<[string[], RegExp | null, string | null]>([
  [['Where is my order?'], /^What is your order number\?$/, null],
  [['Where is my order?', "It's seventeen."], null, 'Look up order seventeen'],
  [
    ['Where is my order?', 'One moment. It is four two seven. Thanks.'],
    null,
    'Look up order four two seven',
  ],
  [['Where is my order?', 'What time is it?'], /^It is three twenty/, null],
  [['I would like to book a bicycle.'], /^What name is it for\?$/, null],
  [
    ['I would like to book a bicycle.', 'My name is Anna.'],
    null,
    'Book a bicycle in the name of anna',
  ],
  [
    ['I would like to book a bicycle.', 'Anna Miller.'],
    null,
    'Book a bicycle in the name of anna miller',
  ],
  [['My name is Anna.', 'Please book a bicycle.'], null, 'Book a bicycle in the name of Anna'],
])('asks for what is missing first: %j', (turns, text, request) => {
  const answer = talk(turns);

  if (text) expect(answer.text).toMatch(text);
  expect(answer.toolCall).toEqual(request === null ? undefined : delegated('start', request));
});

const RUNNING = 'Run the long report.';
test.each<[string, object]>([
  ['Never mind.', delegated('cancel')],
  ['Cancel the second one.', delegated('cancel', '', 2)],
  ['How is it going?', delegated('status')],
  [
    'Actually, make it the fortieth prime.',
    delegated('change', 'Actually make it the fortieth prime'),
  ],
])('while work goes on, takes %j for a word about it', (words, call) => {
  expect(talk([RUNNING, words]).toolCall).toEqual(call);
  expect(talk([words]).toolCall).not.toEqual(call);
});

test('ends the call when the caller says so, whatever goes on', () => {
  expect(talk([RUNNING, 'Never mind, goodbye.']).toolCall?.name).toBe('end_call');
});

test('tells what work it can have done', () => {
  expect(talk(['What can you do?']).text).toContain('book a bicycle');
  expect(talk(['What can you do?'], []).text).not.toContain('book a bicycle');
});

test('answers what it can meanwhile', () => {
  expect(talk([RUNNING, 'What time is it?'])).toEqual({
    text: 'It is three twenty in the afternoon.',
  });
});

test.each([
  [
    'Task 1 ("…"): It has been running for 12 seconds. Last heard: nothing yet.',
    /at it for twelve seconds/,
  ],
  ['Task 1 ("…"): It waits for the caller to say yes or no.', /your yes or no/],
  ['No task is running. Tell the caller so.', /nothing that I am working on/],
  ['Which task? Running are: Task 1 … Task 2 …', /first or the second/],
])('tells how work goes after %j', (text, expected) => {
  const answers = { name: 'delegate', input: { action: 'status' } };
  expect(reply([{ role: 'tool', text, answers }], TOOLS, NOW).text).toMatch(expected);
});

test('hands nothing over without the tool', () => {
  expect(talk(['What is the weather like?'], ['end_call']).toolCall).toBeUndefined();
});
