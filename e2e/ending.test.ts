import { expect, it } from 'vitest';
import { NUMBERS } from './fixtures.ts';
import { closedCall, newCaller, phone } from './phone.ts';

it.each([
  [
    'is closed as such when the caller hangs up in the greeting',
    ['--hang-up-after', '500'],
    'during_greeting',
  ],
  ['is closed as such when the caller leaves without a word', [], 'without_speaking'],
])('%s', async (_title, options, reason) => {
  const caller = newCaller();
  await phone('--caller', caller, ...options);
  const { outcome, endedAt } = await closedCall(caller);
  expect(outcome).toMatchObject({ result: 'abandoned', reason });
  expect(endedAt).not.toBeNull();
});

it('keeps of a greeting cut short only what was played', async () => {
  const caller = newCaller();
  await phone('--caller', caller, '--number', NUMBERS.workshop, '--hang-up-after', '700');
  const { turns } = await closedCall(caller);
  for (const turn of turns) {
    expect(turn.interrupted).toBe(true);
    expect(turn.text).not.toContain('repaired');
  }
});

it('leaves no open call when the caller hangs up before the answer', async () => {
  const caller = newCaller();
  const report = await phone('--caller', caller, '--cancel-after', '250');
  expect(report.endedBy).toBe('cancelled');
  const { outcome } = await closedCall(caller);
  expect(outcome).toMatchObject({ result: 'abandoned', reason: 'before_greeting' });
});

it('asks a silent caller once, then says goodbye and hangs up', async () => {
  const caller = newCaller();
  const report = await phone('--caller', caller, '--number', NUMBERS.hasty, '--stay', '30000');
  expect(report.endedBy).toBe('agent');
  const { outcome, turns } = await closedCall(caller);
  expect(outcome).toMatchObject({ result: 'stopped', reason: 'silence' });
  expect(turns.map(({ text }) => text)).toContain('Are you still there?');
});

it('ends a call at its time limit, with a word', async () => {
  const caller = newCaller();
  const report = await phone('--caller', caller, '--number', NUMBERS.brief, '--stay', '30000');
  expect(report.endedBy).toBe('agent');
  const { outcome, turns } = await closedCall(caller);
  expect(outcome).toMatchObject({ result: 'stopped', reason: 'time_limit' });
  expect(turns.at(-1)?.text).toContain('longest time');
});
