import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { type Fault, FaultyProvider } from './faulty-provider.ts';
import { AGENTS, NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { api, callsFrom, closedCall, MOST, newCaller, shareHeard } from './phone.ts';
import { startWorker } from './worker.ts';

/** How soon a caller hears something honest after having spoken. */
const HONEST_WITHIN_MS = 4_000;
/** A machine of two cores has time for so many calls at once, with voice and recogniser of its own. */
const CALLS_AT_ONCE = 2;

const MODEL_TROUBLE = "I'm having trouble with that right now. Could you say it again?";
const VOICE_TROUBLE = "I'm sorry, I'm having trouble with my voice. Could you say that again?";
const HEARING_TROUBLE = "I'm sorry, I'm having trouble hearing you. Could you say that again?";
const FAREWELL =
  "I'm sorry, something on our side failed and I have to end this call. Please call again.";

type Part = 'stt' | 'llm' | 'tts';
const TROUBLE = { llm: MODEL_TROUBLE, tts: VOICE_TROUBLE, stt: HEARING_TROUBLE };

let providers: FaultyProvider;
let worker: Awaited<ReturnType<typeof startWorker>>;
let cacheDir: string;
const turns = new PQueue({ concurrency: CALLS_AT_ONCE });
const openings = new PQueue({ concurrency: 1 });

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'switchboard-providers-'));
  providers = new FaultyProvider(inject('stack').DEEPGRAM_BASE_URL ?? '');
  worker = await startFaultyWorker(cacheDir, await providers.listen());
});
afterAll(async () => {
  worker.process.kill('SIGTERM');
  await worker.process;
  await providers.close();
  await rm(cacheDir, { recursive: true });
});

/** Starts a worker that reaches the providers at `url`, and waits until it has kept its lines. */
async function startFaultyWorker(cache: string, url: string) {
  const started = await startWorker('elsewhere', {
    DEEPGRAM_BASE_URL: url,
    OPENAI_BASE_URL: `${url}/v1`,
    WORKER_CACHE_DIR: cache,
    WORKER_IDLE_PROCESSES: String(CALLS_AT_ONCE),
  });
  await new Promise<void>((resolve) => {
    started.process.stdout.on('data', (chunk) => {
      if (String(chunk).includes('lines kept')) resolve();
    });
  });
  return started;
}

/** A call whose part in question has a model of its own, so that it can fail for this call alone. */
async function callWith(
  part: Part,
  say: string[],
  act: (line: number, fail: (fault: Fault | null) => void) => void,
  stayMs = 0,
) {
  const caller = newCaller();
  const model = `${part}-${caller.slice(1)}`;
  const agent = {
    ...AGENTS.elsewhere,
    models: { ...(part !== 'tts' && { [part]: model }) },
    ...(part === 'tts' && { voice: model }),
  };
  const place = async () => {
    await api('/agents/elsewhere', { method: 'PUT', body: JSON.stringify(agent) });
    const onLine = (line: number) => act(line, (fault) => providers.set(model, fault));
    const call = livePhone(NUMBERS.elsewhere, caller, say, { onLine, stayMs });
    // The next call gets other settings.
    const opened = async () => expect(await callsFrom(caller)).toHaveLength(1);
    await vi.waitFor(opened, { timeout: 20_000, interval: 50 });
    return { call };
  };
  return turns.add(async () => {
    const { call } = await openings.add(place);
    const report = await call;
    return { report, stored: await closedCall(caller) };
  });
}

describe.concurrent('a provider that fails for one turn', () => {
  const cells = (['stt', 'llm', 'tts'] as const).flatMap((part) =>
    (['refuse', 'hang', 'garbage', 'rate_limit'] as const).map((fault) => ({ part, fault })),
  );
  const title = '$part, $fault: is admitted, and the next turn works';
  it.for(cells)(title, { timeout: 240_000 }, async ({ part, fault }) => {
    const { report, stored } = await callWith(
      part,
      ['My name is Anna.', 'What time is it?', 'What is my name?'],
      (line, fail) => {
        if (line === 1) fail(fault);
        if (line === 2) fail(null);
      },
    );
    const [before, during, after] = report.turns;
    console.log('cell', part, fault, during?.latencyMs, JSON.stringify(report.turns));

    expect(shareHeard(before?.heard ?? null, 'Nice to meet you, Anna.')).toBeGreaterThan(MOST);
    expect(shareHeard(during?.heard ?? null, TROUBLE[part])).toBeGreaterThan(MOST);
    expect(during?.latencyMs).toBeLessThan(HONEST_WITHIN_MS);
    expect(shareHeard(after?.heard ?? null, 'Your name is Anna.')).toBeGreaterThan(MOST);
    expect(report.endedBy).toBe('caller');

    expect(stored.outcome).toMatchObject({ result: 'completed', reason: 'caller_hung_up' });
    const said = stored.turns.filter(({ speaker }) => speaker === 'agent').map(({ text }) => text);
    expect(said.slice(2)).toEqual([TROUBLE[part], 'Your name is Anna.']);
  });
});
