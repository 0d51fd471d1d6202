import { expect, inject, it, vi } from 'vitest';
import { saidByAgent } from './cued-call.ts';
import { eventually } from './eventually.ts';
import { NUMBERS } from './fixtures.ts';
import { descendant, jailsOf } from './processes.ts';
import { bookingsOf } from './shop.ts';
import { workingCall } from './work-call.ts';

const backendPid = () => descendant(inject('stackPid'), /backend\/main\.ts/);
const sandboxes = async () => jailsOf(await backendPid());

it('leaves no sandbox behind: that of a call is gone 5 s after its end', async () => {
  await eventually(async () => expect(await sandboxes()).not.toEqual([]));
  const ready = (await sandboxes()).map(({ pid }) => pid);
  const { report } = await workingCall(NUMBERS.clerk, ['Are you open on Christmas Day?'], {
    until: /closed/,
  });
  expect(report.endedBy).toBe('caller');
  // The one that was ready is the one that the call was given.
  await vi.waitFor(
    async () => {
      const left = (await sandboxes()).map(({ pid }) => pid);
      expect(left.filter((pid) => ready.includes(pid))).toEqual([]);
    },
    { timeout: 5_000, interval: 100 },
  );
});

it('is honest when the backend is killed in the middle of a change, and makes it once', async () => {
  const kill = async () => {
    await eventually(async () => expect(await bookingsOf('Julia')).toHaveLength(1), 50);
    process.kill(await backendPid(), 'SIGKILL');
  };
  let killed = Promise.resolve();
  const { stored, tasks } = await workingCall(
    NUMBERS.clerk,
    [
      'Please book a bicycle.',
      { say: 'My name is Julia.', after: /What name/ },
      { say: 'Yes, please.', after: /"Book now"/ },
      { say: 'What is my name?', after: /I'm sorry|I am sorry/ },
    ],
    {
      onLine: (line) => {
        if (line === 2) killed = kill();
      },
    },
  );
  await killed;
  expect(tasks).toMatchObject([{ state: 'failed', failure: 'backend' }]);
  expect(saidByAgent(stored)).toContain('Your name is Julia.');
  expect(await bookingsOf('Julia')).toHaveLength(1);
});
