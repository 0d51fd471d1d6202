import { ReadableStream } from 'node:stream/web';
import { expect, it } from 'vitest';
import { LINES } from './lines.ts';
import { spokenStream, spokenText } from './spoken-text.ts';

const manner = { language: 'en', pronunciations: { Nguyen: 'Win' } };

it('says figures and signs in words, and names as they are pronounced', () => {
  expect(spokenText('Ms. Nguyen owes **$12.50**.', manner)).toBe(
    'miss Win owes twelve dollars fifty cents.',
  );
});

it('says the same of a text that comes in pieces', async () => {
  const text = 'It is 3:30 pm, on the 2nd of May.';
  const said = await Array.fromAsync(spokenStream(manner)(ReadableStream.from([...text])));
  expect(said.join('').trim()).toBe(spokenText(text, manner));
});

it('says no mark of what must be heard, in a whole text and in a stream', async () => {
  const text = 'One. <must-hear>Two.</must-hear>';
  expect(spokenText(text, manner)).toBe('One. Two.');
  const said = await Array.fromAsync(spokenStream(manner)(ReadableStream.from([...text])));
  expect(said.join('').trim()).toBe('One. Two.');
});

it('speaks the language of the moment when a text begins', async () => {
  const changing = { ...manner };
  const say = spokenStream(changing);
  changing.language = 'de';
  expect((await Array.fromAsync(say(ReadableStream.from(['Um 5 Uhr.'])))).join('').trim()).toBe(
    'Um fünf Uhr.',
  );
});

it('leaves the agent’s own lines as they are, so that they are found where they are kept', () => {
  for (const line of Object.values(LINES)) expect(spokenText(line, manner)).toBe(line);
});
