import { expect, it } from 'vitest';
import { greetingFor } from './greeting.ts';

const greeting = 'Hello, how can I help?';
const namedGreeting = 'Hello {name}, how can I help, {name}?';

const recording = { enabled: false, announcement: null, pauseForSensitiveData: true };

it('tells first that the call is recorded, if it is', () => {
  const announcement = 'This call is recorded.';
  const agent = { greeting, namedGreeting: null };
  const on = { ...recording, enabled: true, announcement };
  expect(greetingFor({ ...agent, recording: on }, null)).toBe(`This call is recorded. ${greeting}`);
  const off = { ...recording, announcement };
  expect(greetingFor({ ...agent, recording: off }, null)).toBe(greeting);
});

it.each([
  ['greets an unknown caller plainly', { greeting, namedGreeting }, null, greeting],
  [
    'greets a known caller by name',
    { greeting, namedGreeting },
    'Ada',
    'Hello Ada, how can I help, Ada?',
  ],
  ['needs a named greeting for that', { greeting, namedGreeting: null }, 'Ada', greeting],
  [
    'takes a name for what it is',
    { greeting, namedGreeting: 'Hi {name}' },
    '$& {name}',
    'Hi $& {name}',
  ],
])('%s', (_title, agent, callerName, spoken) => {
  expect(greetingFor({ ...agent, recording }, callerName)).toBe(spoken);
});
