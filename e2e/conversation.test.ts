import { expect, it } from 'vitest';
import { NUMBERS } from './fixtures.ts';
import { api, closedCall, MOST, newCaller, phone, shareHeard, words } from './phone.ts';

/**
 * The name the recogniser understood in the caller's first turn. The small local recogniser takes
 * one name for another now and then ("is Anna", "Santa"), and the agent has to use what it heard.
 */
function nameHeard({ turns }: Awaited<ReturnType<typeof closedCall>>): string {
  const name = /my name is (\w+)/.exec(words(turns[1]?.text ?? null))?.[1];
  if (name === undefined) throw new Error(`no name in the first turn: ${turns[1]?.text}`);
  return name;
}

it('greets, converses over two turns, and keeps every word in order', async () => {
  const caller = newCaller();
  const report = await phone(
    ...['--number', NUMBERS.workshop, '--caller', caller],
    ...['--say', 'My name is Anna.', '--say', 'What is my name?'],
  );

  expect(report.status).toBe(200);
  expect(shareHeard(report.greeting, 'Welcome to the workshop.')).toBeGreaterThan(MOST);
  expect(shareHeard(report.turns[1]?.heard ?? null, 'Your name is Anna.')).toBeGreaterThan(MOST);
  expect(report.endedBy).toBe('caller');

  const stored = await closedCall(caller);
  expect(stored).toMatchObject({
    agent: 'workshop',
    transport: 'sip',
    callerNumber: caller,
    calledNumber: NUMBERS.workshop,
    outcome: { result: 'completed', reason: 'caller_hung_up' },
  });
  expect(stored.turns.map(({ seq, speaker }) => `${seq} ${speaker}`)).toEqual([
    '0 agent',
    '1 caller',
    '2 agent',
    '3 caller',
    '4 agent',
  ]);
  expect(words(stored.turns[0]?.text ?? null)).toBe(
    'welcome to the workshop what needs to be repaired',
  );
  const name = nameHeard(stored);
  expect(words(stored.turns[4]?.text ?? null)).toContain(`your name is ${name}`);
});

it.concurrent('greets a known caller by name', async () => {
  const caller = newCaller();
  await api(`/callers/${caller}`, { method: 'PUT', body: JSON.stringify({ name: 'Julia' }) });
  const report = await phone('--number', NUMBERS.workshop, '--caller', caller);
  expect(
    shareHeard(report.greeting, 'Welcome back, Julia. What needs to be repaired?'),
  ).toBeGreaterThan(MOST);
  expect((await closedCall(caller)).turns[0]?.text).toContain('Welcome back, Julia.');
});

it.concurrent('hangs up by itself when the caller says goodbye', async () => {
  const caller = newCaller();
  const report = await phone(
    '--caller',
    caller,
    '--say',
    "That's all, thank you, goodbye.",
    '--stay',
    '10000',
  );
  expect(report.endedBy).toBe('agent');
  const { outcome, turns } = await closedCall(caller);
  expect(outcome?.reason).toBe('agent_hung_up');
  expect(turns.at(-1)?.text?.toLowerCase()).toContain('goodbye');
  expect(report.turns[0]?.heard).not.toBeNull();
});

it('keeps two calls at once apart', async () => {
  const [one, two] = [newCaller(), newCaller()];
  const conversation = (caller: string, name: string, number: string) =>
    phone(
      ...['--number', number, '--caller', caller],
      ...['--say', `My name is ${name}.`, '--say', 'What is my name?'],
    );
  const [first, second] = await Promise.all([
    conversation(one, 'Peter', NUMBERS.reception),
    conversation(two, 'Anna', NUMBERS.workshop),
  ]);

  expect(shareHeard(first.turns[1]?.heard ?? null, 'Your name is Peter.')).toBeGreaterThan(MOST);
  expect(shareHeard(second.turns[1]?.heard ?? null, 'Your name is Anna.')).toBeGreaterThan(MOST);
  const [callOne, callTwo] = await Promise.all([closedCall(one), closedCall(two)]);
  const [nameOne, nameTwo] = [nameHeard(callOne), nameHeard(callTwo)];
  expect(nameOne).not.toBe(nameTwo);
  const spoken = ({ turns }: typeof callOne) => words(turns.map(({ text }) => text).join(' '));
  expect(spoken(callOne)).toContain(`your name is ${nameOne}`);
  expect(spoken(callOne)).not.toContain(nameTwo);
  expect(spoken(callTwo)).toContain(`your name is ${nameTwo}`);
  expect(spoken(callTwo)).not.toContain(nameOne);
});
