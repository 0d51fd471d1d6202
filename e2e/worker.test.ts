import { expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { NUMBERS } from './fixtures.ts';
import { callsFrom, closedCall, MOST, newCaller, phone, shareHeard } from './phone.ts';
import { startWorker } from './worker.ts';

it('drains on SIGTERM: the running call goes on to its end, no new one comes', async () => {
  const worker = await startWorker('elsewhere');
  const caller = newCaller();
  const call = phone(
    ...['--number', NUMBERS.elsewhere, '--caller', caller],
    ...['--say', 'My name is Anna.', '--say', 'What is my name?'],
  );
  await eventually(async () => expect(await callsFrom(caller)).toHaveLength(1));

  worker.process.kill('SIGTERM');
  await eventually(async () => expect((await worker.seen()).draining).toBe(true));
  const late = newCaller();
  const lateCall = phone('--number', NUMBERS.elsewhere, '--caller', late, '--cancel-after', '4000');

  const report = await call;
  expect(shareHeard(report.turns[1]?.heard ?? null, 'Your name is Anna.')).toBeGreaterThan(MOST);
  expect((await closedCall(caller)).outcome?.reason).toBe('caller_hung_up');
  expect((await lateCall).endedBy).toBe('cancelled');
  expect(await callsFrom(late)).toEqual([]);
  expect((await worker.process).exitCode).toBe(0);
});

it('says so, and hangs up, when the backend cannot be reached', async () => {
  const worker = await startWorker('elsewhere', { BACKEND_URL: 'http://127.0.0.1:9' });
  const report = await phone('--number', NUMBERS.elsewhere, '--stay', '15000');
  const apology = "I'm sorry, we can't take your call right now.";
  expect(shareHeard(report.greeting, apology)).toBeGreaterThan(MOST);
  expect(report.endedBy).toBe('agent');
  worker.process.kill('SIGTERM');
  await worker.process;
});
