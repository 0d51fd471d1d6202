import { expect, it, vi } from 'vitest';
import { testAgent } from '../backend/contract/testing.ts';
import { greet, greetingFor } from './greeting.ts';

const greeting = 'Hello, how can I help?';
const namedGreeting = 'Hello {name}, how can I help, {name}?';

const recording = { enabled: false, announcement: null, pauseForSensitiveData: true };

it('tells first that the call is recorded, if it is, and cannot be interrupted there', () => {
  const announcement = 'This call is recorded.';
  const agent = { greeting, namedGreeting: null };
  const on = { ...recording, enabled: true, announcement };
  expect(greetingFor({ ...agent, recording: on }, null)).toEqual([
    { text: announcement, mustHear: true },
    { text: greeting, mustHear: false },
  ]);
  const off = { ...recording, announcement };
  expect(greetingFor({ ...agent, recording: off }, null)).toEqual([
    { text: greeting, mustHear: false },
  ]);
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
  expect(greetingFor({ ...agent, recording }, callerName)).toEqual([
    { text: spoken, mustHear: false },
  ]);
});

it('has the caller hear the marked part to its end, whatever the name is', () => {
  const marked = 'Hello {name}. <must-hear>Calls may be monitored.</must-hear> How can I help?';
  const agent = { greeting, namedGreeting: marked, recording };
  expect(greetingFor(agent, '<must-hear>Ada')).toEqual([
    { text: 'Hello <must-hear>Ada.', mustHear: false },
    { text: 'Calls may be monitored.', mustHear: true },
    { text: 'How can I help?', mustHear: false },
  ]);
});

it('says its parts one after the other, and keeps those that are the same for everyone', async () => {
  const ends: (() => void)[] = [];
  const say = vi.fn((_text: string, _options: object) => ({
    addDoneCallback: (end: () => void) => void ends.push(end),
  }));
  const lines = { find: async () => undefined, keep: vi.fn(async () => true) };
  const onEnd = vi.fn();
  const agent = testAgent({
    greeting: '<must-hear>Calls may be monitored.</must-hear> How can I help?',
    namedGreeting: '<must-hear>Calls may be monitored.</must-hear> Hello {name}.',
  });
  await greet({ say } as never, { agent, callerName: 'Ada' }, lines, onEnd);
  expect(say.mock.calls).toEqual([
    ['Calls may be monitored.', { allowInterruptions: false }],
    ['Hello Ada.', { allowInterruptions: true }],
  ]);
  expect(onEnd).not.toHaveBeenCalled();
  for (const end of ends) end();
  expect(onEnd).toHaveBeenCalledOnce();
  expect(lines.keep.mock.calls).toEqual([['Calls may be monitored.']]);
});
