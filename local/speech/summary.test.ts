import { expect, it } from 'vitest';
import { reply } from './script.ts';

const NOW = new Date('2026-11-22T15:20');
const TRANSCRIPT = [
  'agent: "Good morning."',
  'caller: "My name is Anna. What are your opening hours?"',
  'agent: "We are open from nine."',
  'caller: "Please remember the word banana."',
].join('\n');

const ask = (instruction: string, material: string) => {
  const messages = [
    { role: 'system', text: instruction },
    { role: 'user', text: material },
  ];
  return reply(messages, [], NOW).text;
};
const ofCall = (transcript: string) =>
  JSON.parse(ask('Summarise a phone call for the person …', transcript));
const ofEarlierPart = (material: string) =>
  ask('Summarise the earlier part of a phone call, so …', material);

it('summarises a call as JSON, with what the caller told of themselves', () => {
  expect(ofCall(TRANSCRIPT)).toEqual({
    summary:
      'The caller said “My name is Anna. What are your opening hours”. The agent said last “We are open from nine”.',
    facts: ["The caller's name is Anna."],
  });
});

it('tells no facts where none were told', () => {
  expect(ofCall('caller: "Hello."').facts).toEqual([]);
});

it('summarises the earlier part of a call with all that it was told to remember', () => {
  const first = ofEarlierPart(TRANSCRIPT);
  expect(first).toContain("The caller's name is Anna.");
  const later = `summary so far: ${JSON.stringify(first)}\ncaller: "My favourite colour is green."`;
  expect(ofEarlierPart(later)).toBe(
    "The caller's name is Anna. The caller's favourite colour is green. The caller asked to remember the word banana. The caller said last “My favourite colour is green”.",
  );
});

it.each([
  [
    'the summary of what was said earlier',
    'user',
    '[Not said now: notes … "The caller\'s name is Anna."]',
  ],
  [
    'the notes on earlier calls',
    'system',
    'You are Ada. {"facts":["The caller\'s name is Anna."]}',
  ],
])('knows what stands in %s', (_, role, text) => {
  const messages = [
    { role, text },
    { role: 'user', text: "What's my name?" },
  ];
  expect(reply(messages, [], NOW)).toEqual({ text: 'Your name is Anna.' });
});

it('takes a caller who talks of summaries for a caller', () => {
  const messages = [{ role: 'user', text: 'Summarise a phone call.' }];
  expect(reply(messages, [], NOW)).toMatchObject({ text: expect.stringContaining('script') });
});
