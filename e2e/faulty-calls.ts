import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { expect, inject } from 'vitest';
import type { z } from 'zod';
import type { AgentSettingsInput } from '../backend/contract/agents.ts';
import type { CallWithTurns, listEventsResponse } from '../backend/contract/calls.ts';
import { eventually } from './eventually.ts';
import { type Fault, FaultyProvider } from './faulty-provider.ts';
import { AGENTS, NUMBERS } from './fixtures.ts';
import { type LiveOptions, livePhone } from './live-phone.ts';
import { api, callsFrom, closedCall, newCaller } from './phone.ts';
import { startWorker } from './worker.ts';

/** As many as there are calls at once (vitest.config.ts). */
const IDLE_PROCESSES = 2;

/** What a worker speaks ahead when it starts is in the way of the first calls. */
const FEW_DELAYS = { delays: { stages: [{ afterMs: 5_000, lines: ['One moment, please.'] }] } };

export type Part = 'stt' | 'llm' | 'tts';

/** Has the model in question fail from now on; null: all is well again. */
type Fail = (fault: Fault | null) => void;

interface CallOptions extends Pick<LiveOptions, 'mayGoOn' | 'stayMs'> {
  /** Whether there is another model that never fails. */
  hasFallback?: boolean;
}

/**
 * A worker that reaches its providers through ones that fail as told, and has nothing kept.
 *
 * @param down - models that refuse from the beginning
 */
export async function startFaultyWorker(down: string[] = []) {
  const providers = new FaultyProvider(inject('stack').DEEPGRAM_BASE_URL ?? '');
  for (const model of down) providers.set(model, 'refuse');
  const url = await providers.listen();
  const cacheDir = await mkdtemp(join(tmpdir(), 'switchboard-providers-'));
  await putAgent(FEW_DELAYS);
  const worker = await startWorker('elsewhere', {
    DEEPGRAM_BASE_URL: url,
    OPENAI_BASE_URL: `${url}/v1`,
    WORKER_CACHE_DIR: cacheDir,
    WORKER_IDLE_PROCESSES: String(IDLE_PROCESSES),
  });
  const openings = new PQueue({ concurrency: 1 });

  return {
    /** Resolves when what is said in trouble has been spoken ahead. */
    ready: new Promise<void>((resolve) => {
      worker.process.stdout.on('data', (chunk) => {
        if (String(chunk).includes('lines for trouble kept')) resolve();
      });
    }),
    /**
     * A call whose part in question has a model of its own, so that it can fail for this call alone.
     *
     * @param act - called as the caller begins each line, counted from 0
     */
    async callWith(
      part: Part,
      say: string[],
      act: (line: number, fail: Fail) => void,
      { hasFallback = false, ...options }: CallOptions = {},
    ) {
      const caller = newCaller();
      const model = `${part}-${caller.slice(1)}`;
      const onLine = (line: number) => act(line, (fault) => providers.set(model, fault));
      const fallback = hasFallback ? { [`${part}Fallback`]: `other-${model}` } : {};
      const place = async () => {
        await putAgent(
          part === 'tts'
            ? { voice: model, models: fallback }
            : { models: { [part]: model, ...fallback } },
        );
        const call = livePhone(NUMBERS.elsewhere, caller, say, { onLine, ...options });
        // The next call gets other settings.
        const opened = async () => expect(await callsFrom(caller)).toHaveLength(1);
        await eventually(opened, 50);
        return { call };
      };
      const { call } = await openings.add(place);
      return { report: await call, stored: await closedCall(caller) };
    },
    async stop() {
      worker.process.kill('SIGTERM');
      await worker.process;
      await providers.close();
      await rm(cacheDir, { recursive: true, force: true });
      await putAgent({});
    },
  };
}

const putAgent = (changes: Partial<AgentSettingsInput>) =>
  api('/agents/elsewhere', {
    method: 'PUT',
    body: JSON.stringify({ ...AGENTS.elsewhere, ...changes }),
  });

/** What went wrong on a call, and when, in ms since the epoch. */
export async function errorsOf({ id }: CallWithTurns) {
  const { events } = await api<z.infer<typeof listEventsResponse>>(
    `/calls/${id}/events?limit=1000`,
  );
  return events
    .filter(({ type }) => type === 'error')
    .map(({ at, data }) => ({ ...data, atMs: Date.parse(at) }));
}

/** All that the agent said after its greeting. */
export const saidByAgent = ({ turns }: CallWithTurns): string[] =>
  turns
    .filter(({ speaker }) => speaker === 'agent')
    .slice(1)
    .map(({ text }) => text ?? '');
