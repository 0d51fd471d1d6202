import { beforeAll, describe, expect, it } from 'vitest';
import type { CallWithTurns } from '../backend/contract/calls.ts';
import { type Cue, saidByAgent } from './cued-call.ts';
import { eventually } from './eventually.ts';
import { NUMBERS, SHOP, WAITING_LINES } from './fixtures.ts';
import { api } from './phone.ts';
import { bookingsOf } from './shop.ts';
import { tasksOf, workingCall } from './work-call.ts';

const ACCESS_CODE = 'open sesame 4711';
const REPORT = 'Run the long report.';
const REPORT_RESULT = 'The report is ready. It counts forty-two bicycles.';
const PRIME = 'What is the thirtieth prime number?';
const PRIME_RESULT = 'The thirtieth prime number is one hundred and thirteen.';
/** Code puts the question around the summary that the backend has made. */
const QUESTION = /"Book now"/;

beforeAll(async () => {
  await api('/agents/clerk/credentials/access-code', {
    method: 'PUT',
    body: JSON.stringify({ secret: ACCESS_CODE, hosts: [SHOP.address] }),
  });
});

const indexOf = ({ turns }: CallWithTurns, text: string | RegExp) =>
  turns.findIndex((turn) =>
    typeof text === 'string' ? turn.text === text : text.test(turn.text ?? ''),
  );
const statesOf = (tasks: { state: string }[]) => tasks.map(({ state }) => state);

describe.concurrent('work that a caller hands over', { timeout: 240_000, retry: 1 }, () => {
  it('is answered from a file of the agent', async () => {
    const answer = 'On Christmas Day we are closed.';
    const { stored, tasks } = await workingCall(NUMBERS.clerk, ['Are you open on Christmas Day?'], {
      until: /closed/,
    });
    const [, acknowledgement, ...said] = saidByAgent(stored);
    expect(acknowledgement).toBe('Let me look that up for you.');
    expect(said.at(-1)).toBe(answer);
    expect(tasks).toMatchObject([{ state: 'done', result: answer }]);
    const [, tool] = tasks[0]?.steps ?? [];
    expect(tool).toMatchObject({ kind: 'tool', name: 'read_file', failed: false });
    expect(tool?.output).toContain('Christmas Day: closed');
  });

  it('keeps the caller company while it is slow, and is told as soon as it is done', async () => {
    const { stored, report } = await workingCall(NUMBERS.clerk, [REPORT], {
      until: /report is ready/,
    });
    const said = saidByAgent(stored);
    const waiting = WAITING_LINES.map((line) =>
      said.findIndex((text) => text !== '' && line.startsWith(text.slice(0, 20))),
    );
    expect(waiting).not.toContain(-1);
    expect(waiting).toEqual(waiting.toSorted((a, b) => a - b));
    // The last one was still being said, and is cut.
    expect(said[waiting[2] ?? -1]?.length).toBeLessThan(WAITING_LINES[2].length);
    expect(said.at(-1)).toBe(REPORT_RESULT);
    const [, ...silences] = report.speech.agent.map(
      ({ startMs }, i, all) => startMs - (all[i - 1]?.endMs ?? startMs),
    );
    expect(Math.max(...silences)).toBeLessThan(8_000);
  });

  it('leaves the caller free to ask something else meanwhile', async () => {
    const { stored } = await workingCall(NUMBERS.clerk, [REPORT, 'What time is it?'], {
      until: /report is ready/,
    });
    const time = indexOf(stored, /^It is .+ in the (morning|afternoon|evening)\.$/);
    const result = indexOf(stored, REPORT_RESULT);
    expect(time).toBeGreaterThan(-1);
    expect(result).toBeGreaterThan(time);
  });

  it('is given up when the caller does not want it any more', async () => {
    const { stored, tasks } = await workingCall(NUMBERS.clerk, [REPORT, 'Never mind.'], {
      stayMs: 1_000,
    });
    expect(statesOf(tasks)).toEqual(['cancelled']);
    expect(saidByAgent(stored).join(' ')).toContain("I'll stop that.");
    expect(saidByAgent(stored)).not.toContain(REPORT_RESULT);
  });

  it('goes on beside other work, and each result is told', async () => {
    const { stored, tasks } = await workingCall(NUMBERS.clerk, [REPORT, PRIME], {
      until:
        /thirtieth prime number is[\s\S]*report is ready|report is ready[\s\S]*thirtieth prime number is/,
    });
    expect(statesOf(tasks)).toEqual(['done', 'done']);
    expect(saidByAgent(stored)).toEqual(expect.arrayContaining([PRIME_RESULT, REPORT_RESULT]));
  });

  it('is admitted when it fails, and the conversation goes on', async () => {
    const { stored, tasks } = await workingCall(NUMBERS.unlucky, [
      'My name is Anna.',
      PRIME,
      { say: 'What is my name?', after: /I'm sorry/ },
    ]);
    expect(tasks).toMatchObject([{ state: 'failed', failure: 'model' }]);
    const said = saidByAgent(stored);
    expect(said.join(' ')).not.toContain('503');
    expect(said.at(-1)).toBe('Your name is Anna.');
  });

  const booking = (name: string, answer: string): Cue[] => [
    'Please book a bicycle.',
    { say: `My name is ${name}.`, after: /What name/ },
    { say: answer, after: QUESTION },
  ];

  it('changes the world after a spoken yes, with a secret that nobody hears', async () => {
    const { stored, tasks } = await workingCall(NUMBERS.clerk, booking('Anna', 'Yes, please.'), {
      until: /booking number/,
    });
    expect(await bookingsOf('Anna')).toEqual([{ name: 'Anna', code: ACCESS_CODE }]);
    const question = stored.turns[indexOf(stored, QUESTION)]?.text;
    expect(question).toMatch(/Book now.*Name: Anna/);
    expect(JSON.stringify([stored, tasks])).not.toContain(ACCESS_CODE);
  });

  it('changes nothing after a spoken no', async () => {
    const { stored } = await workingCall(NUMBERS.clerk, booking('Peter', 'No, thank you.'), {
      until: /Nothing has been booked/,
    });
    expect(indexOf(stored, QUESTION)).toBeGreaterThan(-1);
    expect(await bookingsOf('Peter')).toEqual([]);
  });

  it.each([
    ['is given up when the caller has hung up', NUMBERS.clerk, 'cancelled', null],
    [
      'is finished after the caller has hung up, if so wanted',
      NUMBERS.diligent,
      'done',
      REPORT_RESULT,
    ],
  ] as const)('%s', async (_title, number, state, result) => {
    const { stored } = await workingCall(number, [REPORT], { stayMs: 1_000 });
    await eventually(async () =>
      expect(await tasksOf(stored.id)).toMatchObject([{ state, result }]),
    );
    expect(saidByAgent(stored)).not.toContain(REPORT_RESULT);
  });
});
