import { expect, test } from 'vitest';
import type { Message } from './message.ts';
import { reply } from './script.ts';

const NOW = new Date('2026-11-22T15:20');

/** The last answer of a conversation in which the caller says these things one after the other. */
function talk(turns: string[], tools: string[] = []) {
  const messages: Message[] = [{ role: 'system', text: 'You are Ada. Call end_call on goodbye.' }];
  for (const turn of turns) {
    messages.push({ role: 'user', text: turn });
    const answer = reply(messages, tools, NOW);
    if (turn === turns.at(-1)) return answer;
    messages.push({ role: 'assistant', text: answer.text });
  }
  return reply(messages, tools, NOW);
}

test.each<[string[], RegExp]>([
  [['Hello?'], /^Hello\. How can I help you\?$/],
  [['Hi there! What can you do?'], /^I can tell you the opening hours/],
  [['My name is Anna Miller, and I have a question.'], /^Nice to meet you, Anna Miller\.$/],
  [['My name is anna.', 'Thanks.', "What's my name?"], /^Your name is Anna\.$/],
  [['Do you remember my name?'], /^You have not told me your name yet\.$/],
  [['My favorite color is green.'], /^I will remember that your favourite colour is green\.$/],
  [['My favorite color is green.', 'What is my favourite colour?'], /is green\.$/],
  [
    ['My favourite colour is red.', 'My favourite colour is blue.', 'What is my favourite colour?'],
    /is blue\.$/,
  ],
  [['What is my favourite animal?'], /^You have not told me your favourite animal yet\.$/],
  [['Please remember the word banana.'], /^I will remember the word banana\.$/],
  [['Please remember the word banana.', 'What was the word?'], /^The word is banana\.$/],
  [
    ['Remember the number forty two.', 'Hello.', 'What did I ask you to remember?'],
    /^The number is forty two\.$/,
  ],
  [['Which word?'], /^You have not asked me/],
  [['What are your opening hours?'], /^We are open from nine/],
  [['When do you close?'], /^We are open from nine/],
  [['Can you tell me where you are located?'], /Harbour Street/],
  [['What time is it?'], /^It is three twenty in the afternoon\.$/],
  [['What day is it today?'], /^Today is Sunday, the twenty-second of November\.$/],
  [['Repeat after me, the quick brown fox.'], /^The quick brown fox\.$/],
  [['Repeat after me. The quick brown fox.'], /^The quick brown fox\.$/],
  [['What time is it?', 'Say that again, please.'], /^It is three twenty/],
  [['Pardon?'], /^Hello\. I am the built-in script/],
  [['What is two plus three?'], /^That is five\.$/],
  [["What's 2 + 3?"], /^That is five\.$/],
  [['What is 1,200 - 300?'], /^That is nine hundred\.$/],
  [['Twelve times twelve.'], /^That is one hundred and forty-four\.$/],
  [['How much is ten divided by four?'], /is two point five\.$/],
  [['What is five divided by zero?'], /^Nothing can be divided/],
  [['Are you a robot?'], /^I am a computer program/],
  [['Am I talking to a real person?'], /^I am a computer program/],
  [['Thank you.'], /^You are welcome/],
  [['Yes.'], /^All right/],
  [['No, thanks.'], /^You are welcome|^All right/],
  [['Stop.'], /listening/],
  [['What is the weather on Mars?'], /built-in script without a language model.*OpenAI API key/],
])('answers %j', (turns, expected) => {
  const answer = talk(turns);

  expect(answer.text).toMatch(expected);
});

test('tells a story long enough to interrupt', () => {
  const answer = talk(['Tell me a story.']);

  expect(answer.text.match(/[.!?]/g)?.length).toBeGreaterThanOrEqual(6);
});

test.each(['Goodbye.', 'Good-bye', "That's all, thanks.", 'Okay, bye!', 'Please hang up.'])(
  'ends the call on %j when it has the tool to',
  (words) => {
    expect(talk([words], ['look_up', 'end_call'])).toEqual({
      text: '',
      toolCall: { name: 'end_call', input: {} },
    });
  },
);

test('says goodbye without the tool', () => {
  expect(talk(['Goodbye.'])).toEqual({ text: 'Goodbye, and thank you for calling.' });
});

test('says goodbye after the tool was called', () => {
  const messages = [
    { role: 'user', text: 'Goodbye.' },
    { role: 'assistant', text: '' },
    { role: 'tool', text: 'Say goodbye.' },
  ];
  expect(reply(messages, ['end_call'], NOW)).toEqual({
    text: 'Goodbye, and thank you for calling.',
  });
});

test('greets when nobody has said anything yet', () => {
  const answer = reply([{ role: 'system', text: 'Goodbye.' }], ['end_call'], NOW);

  expect(answer.text).toMatch(/^Hello/);
});

test('answers what was said last when several things are unanswered', () => {
  const messages = [
    { role: 'user', text: 'What time is it?' },
    { role: 'user', text: 'Tell me your opening hours.' },
  ];
  const answer = reply(messages, [], NOW);

  expect(answer.text).toMatch(/^We are open/);
});

test('speaks words only: no digits, no signs', () => {
  const questions = [
    'What can you do?',
    'What is 17 times 23?',
    'What time is it?',
    'Tell me a story',
    'Where are you?',
    'Opening hours?',
    'xyzzy',
  ];
  for (const question of questions) {
    const answer = talk([question]);
    expect(answer.text).toMatch(/^[A-Za-z ,.'?-]+$/);
  }
});
