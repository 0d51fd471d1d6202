import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { agentSettings } from '../backend/contract/agents.ts';
import type { CallWithTurns } from '../backend/contract/calls.ts';
import { type Fault, FaultyProvider } from './faulty-provider.ts';
import { AGENTS, NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { api, callsFrom, closedCall, MOST, newCaller, shareHeard } from './phone.ts';
import { startWorker } from './worker.ts';

/** How soon a caller hears something honest after having spoken. */
const HONEST_WITHIN_MS = 4_000;
/** On two cores the stand-ins for recogniser and voice have time for no more. */
const CALLS_AT_ONCE = 2;

type Part = 'stt' | 'llm' | 'tts';
const PARTS = ['stt', 'llm', 'tts'] as const;
const TROUBLE = {
  stt: "I'm sorry, I'm having trouble hearing you. Could you say that again?",
  llm: "I'm having trouble with that right now. Could you say it again?",
  tts: "I'm sorry, I'm having trouble with my voice. Could you say that again?",
};
const FAREWELL =
  "I'm sorry, something on our side failed and I have to end this call. Please call again.";

/** How long the caller waited for the honest sentence: printed at the end. */
const results: { part: string; fault: string; heardAfterMs: number | null }[] = [];
afterAll(() => console.table(results));

/** A worker that reaches its providers through `providers`, and has nothing kept. */
async function startFaultyWorker(providers: FaultyProvider) {
  const url = await providers.listen();
  const cacheDir = await mkdtemp(join(tmpdir(), 'switchboard-providers-'));
  const worker = await startWorker('elsewhere', {
    DEEPGRAM_BASE_URL: url,
    OPENAI_BASE_URL: `${url}/v1`,
    WORKER_CACHE_DIR: cacheDir,
    WORKER_IDLE_PROCESSES: String(CALLS_AT_ONCE),
  });
  return {
    logged: (message: string) =>
      new Promise<void>((resolve) => {
        worker.process.stdout.on('data', (chunk) => {
          if (String(chunk).includes(message)) resolve();
        });
      }),
    async stop() {
      worker.process.kill('SIGTERM');
      await worker.process;
      await providers.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}

const putAgent = (changes: object) =>
  api('/agents/elsewhere', {
    method: 'PUT',
    body: JSON.stringify({ ...AGENTS.elsewhere, ...changes }),
  });
afterAll(() => putAgent({}));

async function errorsOf({ id }: CallWithTurns) {
  const { events } = await api<{ events: { type: string; data: object }[] }>(
    `/calls/${id}/events?limit=1000`,
  );
  return events.filter(({ type }) => type === 'error').map(({ data }) => data);
}

const saidByAgent = ({ turns }: CallWithTurns) =>
  turns.filter(({ speaker }) => speaker === 'agent').map(({ text }) => text);

it('gives a signal and hangs up when there is no voice, and never was', async () => {
  await putAgent({});
  const providers = new FaultyProvider(inject('stack').DEEPGRAM_BASE_URL ?? '');
  providers.set(agentSettings.shape.voice.parse(undefined), 'refuse');
  const worker = await startFaultyWorker(providers);

  const caller = newCaller();
  const report = await livePhone(NUMBERS.elsewhere, caller, [], { stayMs: 15_000 });
  const stored = await closedCall(caller);
  await worker.stop();

  expect(report.endedBy).toBe('agent');
  const [signal] = report.speech.agent;
  expect((signal?.endMs ?? 0) - (signal?.startMs ?? 0)).toBeGreaterThan(800);
  expect(stored.outcome).toMatchObject({ result: 'failed', reason: 'error' });
  expect(saidByAgent(stored)).toEqual([]);
});

// Once more where the machine itself kept a caller waiting.
describe.concurrent('a provider that fails', { timeout: 300_000, retry: 1 }, () => {
  let providers: FaultyProvider;
  let worker: Awaited<ReturnType<typeof startFaultyWorker>>;
  const calls = new PQueue({ concurrency: CALLS_AT_ONCE });
  const openings = new PQueue({ concurrency: 1 });

  beforeAll(async () => {
    providers = new FaultyProvider(inject('stack').DEEPGRAM_BASE_URL ?? '');
    await putAgent({});
    worker = await startFaultyWorker(providers);
    await worker.logged('lines kept');
  });
  afterAll(() => worker.stop());

  /** A call whose part in question has a model of its own, so that it can fail for this call alone. */
  const callWith = (
    part: Part,
    say: string[],
    act: (line: number, fail: (fault: Fault | null) => void) => void,
    stayMs = 0,
  ) => {
    const caller = newCaller();
    const model = `${part}-${caller.slice(1)}`;
    const onLine = (line: number) => act(line, (fault) => providers.set(model, fault));
    const place = async () => {
      await putAgent(part === 'tts' ? { voice: model } : { models: { [part]: model } });
      const call = livePhone(NUMBERS.elsewhere, caller, say, { onLine, stayMs });
      // The next call gets other settings.
      const opened = async () => expect(await callsFrom(caller)).toHaveLength(1);
      await vi.waitFor(opened, { timeout: 20_000, interval: 50 });
      return { call };
    };
    return calls.add(async () => {
      const { call } = await openings.add(place);
      return { report: await call, stored: await closedCall(caller) };
    });
  };

  const cells = PARTS.flatMap((part) =>
    (['refuse', 'hang', 'garbage', 'rate_limit'] as const).map((fault) => ({ part, fault })),
  );
  it.for(cells)('$part, $fault: is admitted, and the next turn works', async ({ part, fault }) => {
    const { report, stored } = await callWith(
      part,
      ['My name is Anna.', 'What time is it?', 'What is my name?'],
      (line, fail) => {
        if (line === 1) fail(fault);
        if (line === 2) fail(null);
      },
    );
    const [before, during, after] = report.turns;
    results.push({ part, fault, heardAfterMs: during?.latencyMs ?? null });

    expect(before?.heard).not.toBeNull();
    expect(shareHeard(during?.heard ?? null, TROUBLE[part])).toBeGreaterThan(MOST);
    expect(during?.latencyMs).toBeLessThan(HONEST_WITHIN_MS);
    expect(after?.heard).not.toBeNull();
    expect(report.endedBy).toBe('caller');

    expect(stored.outcome).toMatchObject({ result: 'completed', reason: 'caller_hung_up' });
    expect(saidByAgent(stored).slice(1)).toEqual([
      'Nice to meet you, Anna.',
      TROUBLE[part],
      'Your name is Anna.',
    ]);
    expect(await errorsOf(stored)).toContainEqual(
      expect.objectContaining({ part, recovered: false }),
    );
  });

  it('llm, stall: is admitted when the model stops in the middle', async () => {
    const { report, stored } = await callWith(
      'llm',
      ['Tell me a story.', 'What is my name?'],
      (line, fail) => fail(line === 0 ? 'stall' : null),
    );
    const [during, after] = report.turns;
    results.push({ part: 'llm', fault: 'stall', heardAfterMs: during?.latencyMs ?? null });
    expect(during?.latencyMs).toBeLessThan(HONEST_WITHIN_MS);
    // The caller may have taken the silence before it for the end of the reply.
    expect(saidByAgent(stored).join(' ')).toMatch(/lost the rest of that/i);
    expect(after?.heard).not.toBeNull();
  });

  it.for(PARTS)('%s: the call is ended with a word after three turns in a row', async (part) => {
    const { report, stored } = await callWith(
      part,
      ['What time is it?', 'What time is it?', 'What time is it?'],
      (line, fail) => {
        if (line === 0) fail('rate_limit');
      },
      15_000,
    );
    const heard = report.turns.map((turn) => turn.heard);
    for (const [i, line] of [TROUBLE[part], TROUBLE[part], FAREWELL].entries()) {
      expect(shareHeard(heard[i] ?? null, line)).toBeGreaterThan(MOST);
    }
    expect(report.endedBy).toBe('agent');
    expect(stored.outcome).toMatchObject({ result: 'failed', reason: 'error' });
    expect(saidByAgent(stored).slice(1)).toEqual([TROUBLE[part], TROUBLE[part], FAREWELL]);
  });
});
