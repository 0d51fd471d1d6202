import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentSettings } from '../backend/contract/agents.ts';
import { errorsOf, type Part, saidByAgent, startFaultyWorker } from './faulty-calls.ts';
import type { Fault } from './faulty-provider.ts';
import { NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { closedCall, MOST, newCaller, shareHeard } from './phone.ts';

/** How soon a caller hears something honest after having spoken. */
const HONEST_WITHIN_MS = 4_000;

const PARTS = ['stt', 'llm', 'tts'] as const;
const TROUBLE = {
  stt: "I'm sorry, I'm having trouble hearing you. Could you say that again?",
  llm: "I'm having trouble with that right now. Could you say it again?",
  tts: "I'm sorry, I'm having trouble with my voice. Could you say that again?",
};
const FAREWELL =
  "I'm sorry, something on our side failed and I have to end this call. Please call again.";

const BAD_LINE = "I'm afraid I can't hear you well. Could you say that again, a little louder?";

const NAME = 'My name is Anna.';
const WELCOME = 'Nice to meet you, Anna.';
const RECALL = 'What is my name?';
const RECALLED = 'Your name is Anna.';
const TIME = 'What time is it?';
const HOURS = 'What are your opening hours?';
const OPEN = 'We are open from nine in the morning to six in the evening, Monday to Friday.';

/** A reply that comes slowly is over after this. */
const SLOW_MS = 12_000;

/** How long the caller waited for the honest sentence: printed at the end. */
const results: { part: Part; fault: Fault; heardAfterMs: number | null }[] = [];
afterAll(() => console.table(results));

type Turn = { heard: string | null; latencyMs: number | null };

/** The caller was told of a fault in time. */
function expectAdmitted(part: Part, fault: Fault, turn: Turn | undefined) {
  results.push({ part, fault, heardAfterMs: turn?.latencyMs ?? null });
  expect(shareHeard(turn?.heard ?? null, TROUBLE[part])).toBeGreaterThan(MOST);
  expect(turn?.latencyMs).toBeLessThan(HONEST_WITHIN_MS);
}

it('gives a signal and hangs up when there is no voice, and never was', async () => {
  const worker = await startFaultyWorker([agentSettings.shape.voice.parse(undefined)]);
  const caller = newCaller();
  const report = await livePhone(NUMBERS.elsewhere, caller, [], { stayMs: 15_000 });
  const stored = await closedCall(caller);
  await worker.stop();

  expect(report.endedBy).toBe('agent');
  const [signal] = report.speech.agent;
  expect((signal?.endMs ?? 0) - (signal?.startMs ?? 0)).toBeGreaterThan(800);
  expect(stored.outcome).toMatchObject({ result: 'failed', reason: 'error' });
  expect(stored.turns).toEqual([]);
});

// Once more where the machine itself kept a caller waiting.
describe.concurrent('a provider that fails', { timeout: 300_000, retry: 1 }, () => {
  let worker: Awaited<ReturnType<typeof startFaultyWorker>>;
  beforeAll(async () => {
    worker = await startFaultyWorker();
    await worker.ready;
  });
  afterAll(() => worker.stop());

  it.for(PARTS)('%s: is admitted, and the next turn works', async (part) => {
    const faults = { 1: 'refuse', 3: 'hang' } as const;
    const { report, stored } = await worker.callWith(
      part,
      [NAME, TIME, RECALL, TIME, RECALL],
      (line, fail) => fail(line === 1 || line === 3 ? faults[line] : null),
    );
    for (const line of [1, 3] as const) expectAdmitted(part, faults[line], report.turns[line]);
    for (const line of [0, 2, 4]) expect(report.turns[line]?.heard).not.toBeNull();
    expect(report.endedBy).toBe('caller');
    expect(stored.outcome).toMatchObject({ result: 'completed', reason: 'caller_hung_up' });
    expect(saidByAgent(stored)).toEqual([
      WELCOME,
      ...[TROUBLE[part], RECALLED],
      ...[TROUBLE[part], RECALLED],
    ]);
    expect(await errorsOf(stored)).toContainEqual(
      expect.objectContaining({ part, recovered: false }),
    );
  });

  it.for(PARTS)('%s: is admitted, and ends the call after three turns in a row', async (part) => {
    const faults = { 0: 'garbage', 2: 'rate_limit' } as const;
    const { report, stored } = await worker.callWith(
      part,
      [TIME, NAME, TIME, TIME, TIME],
      (line, fail) => {
        if (line < 3) fail(line === 1 ? null : faults[line as 0 | 2]);
      },
      { stayMs: 15_000 },
    );
    for (const line of [0, 2] as const) expectAdmitted(part, faults[line], report.turns[line]);
    expect(shareHeard(report.turns.at(-1)?.heard ?? null, FAREWELL)).toBeGreaterThan(MOST);
    expect(report.endedBy).toBe('agent');
    expect(stored.outcome).toMatchObject({ result: 'failed', reason: 'error' });
    expect(saidByAgent(stored)).toEqual([
      ...[TROUBLE[part], WELCOME],
      ...[TROUBLE[part], TROUBLE[part], FAREWELL],
    ]);
  });

  it('llm, stall: is admitted when the model stops in the middle', async () => {
    const { report, stored } = await worker.callWith(
      'llm',
      ['Tell me a story.', RECALL],
      (line, fail) => fail(line === 0 ? 'stall' : null),
    );
    const [during, after] = report.turns;
    results.push({ part: 'llm', fault: 'stall', heardAfterMs: during?.latencyMs ?? null });
    expect(during?.latencyMs).toBeLessThan(HONEST_WITHIN_MS);
    // The caller may have taken the silence before it for the end of the reply.
    expect(saidByAgent(stored).join(' ')).toMatch(/lost the rest of that/i);
    expect(after?.heard).not.toBeNull();
  });

  it('stt: is connected again when it went deaf or makes out no words', async () => {
    const faults = { 1: 'deaf', 3: 'wordless' } as const;
    const { stored } = await worker.callWith(
      'stt',
      [NAME, TIME, RECALL, HOURS, RECALL],
      (line, fail) => fail(line === 1 || line === 3 ? faults[line] : null),
    );
    expect(saidByAgent(stored)).toEqual([WELCOME, TROUBLE.stt, RECALLED, BAD_LINE, RECALLED]);
  });

  it('stt: is replaced by another', async () => {
    const { stored } = await worker.callWith(
      'stt',
      [NAME, TIME, RECALL],
      (line, fail) => {
        if (line === 1) fail('hang');
      },
      { hasFallback: true },
    );
    expect(saidByAgent(stored)).toEqual([WELCOME, TROUBLE.stt, RECALLED]);
  });

  it.for([
    ['llm', [HOURS, OPEN], [NAME, WELCOME]],
    ['tts', [NAME, WELCOME], [HOURS, OPEN]],
  ] as const)('%s: is replaced when it does not begin, not when it is slow', async (lines) => {
    const [part, [first, slowly], [then, anew]] = lines;
    const saidAtMs: number[] = [];
    const { report, stored } = await worker.callWith(
      part,
      [first, then],
      (line, fail) => {
        fail(line === 0 ? 'slow' : 'hang');
        saidAtMs.push(Date.now());
      },
      // It makes long pauses, which the caller would take for its end.
      {
        hasFallback: true,
        mayGoOn: (line) => line !== 1 || Date.now() - (saidAtMs[0] ?? 0) > SLOW_MS,
      },
    );
    expect(saidByAgent(stored)).toEqual([slowly, anew]);
    expect(report.turns[1]?.latencyMs).toBeLessThan(HONEST_WITHIN_MS);
    const errors = await errorsOf(stored);
    expect(errors.filter(({ atMs }) => atMs < (saidAtMs[1] ?? 0))).toEqual([]);
    expect(errors).toContainEqual(
      expect.objectContaining({
        ...{ part, kind: 'hang', recovered: true },
        fallback: expect.stringContaining('other-'),
      }),
    );
  });
});
