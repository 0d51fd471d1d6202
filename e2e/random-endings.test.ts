import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { expect, inject, it, vi } from 'vitest';
import type { Call } from '../backend/contract/calls.ts';
import { buildCaller } from '../local/caller/build.ts';
import type { CallOptions } from '../local/caller/options.ts';
import { placeCall } from '../local/caller/place-call.ts';
import { loadSettings } from '../local/caller/settings.ts';
import { createSpeech } from '../local/caller/speech.ts';
import { NUMBERS } from './fixtures.ts';
import { api, callsFrom, listRooms, newCaller } from './phone.ts';
import { descendant, jailsOf, processesOf } from './processes.ts';

const CALLS = 100;
/** As many as two cores answer without delay: a call that waits for its answer ends before it. */
const AT_ONCE = 3;
/** Of the one sandbox that the stack keeps ready for the next call. */
const READY_JAILS = 2;

interface Ending extends Partial<CallOptions> {
  say?: string;
}

/** How a caller may end a call, or have it ended. */
const ENDINGS: ((random: () => number) => Ending)[] = [
  (random) => ({ cancelAfterMs: between(random, 50, 1_500) }),
  (random) => ({ hangUpAfterMs: between(random, 0, 3_000) }),
  (random) => ({ hangUpAfterMs: between(random, 0, 3_000), vanish: true }),
  () => ({ say: 'Are you a robot?' }),
  (random) => ({
    say: 'What are your opening hours?',
    hangUpAfterMs: between(random, 3_000, 7_000),
  }),
  () => ({ say: "That's all, thank you, goodbye.", stayMs: 10_000 }),
  (random) => ({ number: random() < 0.5 ? NUMBERS.curt : NUMBERS.brief, stayMs: 20_000 }),
];

const between = (random: () => number, from: number, to: number) =>
  Math.round(from + random() * (to - from));

/** Places calls without listening to them: what is wanted of them here is their end. */
async function createPhone() {
  const settings = await loadSettings({ ...process.env, ...inject('stack') });
  const program = await buildCaller(settings.cacheDir, () => undefined);
  const { speak } = createSpeech(settings.deepgram);
  const spoken = new Map<string, ReturnType<typeof speak>>();
  const lineOf = async (text: string) => {
    const speech = spoken.get(text) ?? speak(text);
    spoken.set(text, speech);
    return { text, speech: await speech };
  };
  return async (caller: string, { say, ...ending }: Ending) =>
    placeCall({
      program,
      sip: settings.sipAddress ?? '',
      number: NUMBERS.reception,
      caller,
      lines: say === undefined ? [] : [await lineOf(say)],
      recording: null,
      ...ending,
    });
}

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const roomSids = async () => (await listRooms()).map(({ sid }) => sid);

/** Files of the worker that belong to calls in progress, and what is left in the temp folder. */
async function leftovers(): Promise<string[]> {
  const data = inject('stack').DATA_DIR ?? '';
  const files = await readdir(join(data, 'worker'), { recursive: true }).catch(() => []);
  const temporary = (await readdir(tmpdir())).filter((name) => name.startsWith('caller-'));
  return [...files.filter((name) => /\.(jsonl|mp3|ogg|opus)$/.test(name)), ...temporary];
}

it(`leaves nothing behind after ${CALLS} calls that ended in random ways`, async () => {
  const seed = Date.now() % 1_000_000;
  const random = randomFrom(seed);
  console.log(`seed ${seed}`);
  const folder = inject('stack').DATA_DIR ?? '';
  // LiveKit goes on listing rooms of a server that was killed, as another test does.
  const roomsBefore = await roomSids();
  const filesBefore = await leftovers();
  const processesBefore = (await processesOf(folder)).length;
  const backend = await descendant(inject('stackPid'), /backend\/main\.ts/);
  const call = await createPhone();
  const callers = Array.from({ length: CALLS }, newCaller);

  const queue = new PQueue({ concurrency: AT_ONCE });
  await queue.addAll(
    callers.map((caller) => {
      const ending = ENDINGS[Math.floor(random() * ENDINGS.length)]?.(random) ?? {};
      return () => call(caller, ending);
    }),
  );

  await vi.waitFor(
    async () => {
      expect((await api<{ calls: Call[] }>('/calls?open=true')).calls).toEqual([]);
      expect((await roomSids()).filter((sid) => !roomsBefore.includes(sid))).toEqual([]);
      expect(await leftovers()).toEqual(filesBefore);
      expect((await processesOf(folder)).length).toBeLessThanOrEqual(processesBefore);
      expect((await jailsOf(backend)).length).toBeLessThanOrEqual(READY_JAILS);
    },
    { timeout: 120_000, interval: 500 },
  );
  const calls = (await Promise.all(callers.map(callsFrom))).flat();
  expect(calls.length).toBeGreaterThan(CALLS / 2);
  const unclosed = calls.filter(({ closedAt, outcome }) => closedAt === null || outcome === null);
  expect(unclosed).toEqual([]);
  // Each ended as something that a caller did, not as something that went wrong.
  const wrong = calls.filter(({ outcome }) => /^(lost|error)$/.test(outcome?.reason ?? ''));
  expect(wrong).toEqual([]);
}, 900_000);
