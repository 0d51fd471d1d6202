import { expect, it } from 'vitest';
import { NUMBERS } from './fixtures.ts';
import { api, closedCall, newCaller, phone, words } from './phone.ts';

it('greets, converses over two turns, and keeps every word in order', async () => {
  const caller = newCaller();
  const report = await phone(
    ...['--number', NUMBERS.workshop, '--caller', caller],
    ...['--say', 'My name is Anna.', '--say', 'What is my name?'],
  );

  expect(report.status).toBe(200);
  expect(words(report.greeting)).toContain('welcome to the workshop');
  expect(words(report.turns[0]?.heard ?? null)).toContain('anna');
  expect(words(report.turns[1]?.heard ?? null)).toContain('your name is anna');
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
  expect(words(stored.turns[1]?.text ?? null)).toContain('anna');
  expect(words(stored.turns[4]?.text ?? null)).toContain('anna');
});

it('greets a known caller by name', async () => {
  const caller = newCaller();
  await api(`/callers/${caller}`, { method: 'PUT', body: JSON.stringify({ name: 'Julia' }) });
  const report = await phone('--number', NUMBERS.workshop, '--caller', caller);
  expect(words(report.greeting)).toContain('welcome back julia');
});

it('hangs up by itself when the caller says goodbye', async () => {
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
  expect(words(report.turns[0]?.heard ?? null)).toMatch(/good ?bye/);
  expect((await closedCall(caller)).outcome?.reason).toBe('agent_hung_up');
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

  expect(words(first.turns[1]?.heard ?? null)).toContain('peter');
  expect(words(second.turns[1]?.heard ?? null)).toContain('anna');
  const spoken = async (caller: string) =>
    words((await closedCall(caller)).turns.map(({ text }) => text).join(' '));
  expect(await spoken(one)).not.toContain('anna');
  expect(await spoken(two)).not.toContain('peter');
});
