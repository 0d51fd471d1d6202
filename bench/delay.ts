import { setTimeout as wait } from 'node:timers/promises';
import { agentSettings } from '../backend/contract/agents.ts';
import { type CallWithTurns, callWithTurns, listCallsResponse } from '../backend/contract/calls.ts';
import { listTasksResponse } from '../backend/contract/tasks.ts';
import { buildCaller } from '../local/caller/build.ts';
import { placeCall } from '../local/caller/place-call.ts';
import type { CallReport } from '../local/caller/report.ts';
import { firstNumber, loadSettings } from '../local/caller/settings.ts';
import { createSpeech } from '../local/caller/speech.ts';
import { type StackApi, stackApi } from './stack-api.ts';
import { longestSilence, type Stretch, startsWithin } from './stretches.ts';

/** How long the tasks take, in seconds, and how callers say that. */
const TASKS = [
  [2, 'two'],
  [5, 'five'],
  [15, 'fifteen'],
  [40, 'forty'],
] as const;
/** From this long on the caller says something else while it waits. */
const TALKS_FROM_S = 15;
const MEANWHILE = 'What are your opening hours?';
const POLL_MS = 200;
const CALL_MS = 120_000;
/** Two clocks of one machine agree to this: the worker's of its turns, the caller's of its packets. */
const CLOCKS_MS = 300;

/** What a waiting caller may hear at most, with the settings that the agent has. */
const { maxSilenceMs } = agentSettings.shape.delays.parse({});

/** Numbers that nobody else calls from, so that the call is found. */
const callerNumber = () => `+1555${Math.floor(1_000_000 + Math.random() * 9_000_000)}`;

/**
 * Measures over real SIP calls what a caller hears while a task runs: the longest silence, whether
 * anything is said over the caller or over the result, and how soon the result follows its end.
 *
 * @throws Error when a silence was longer than the agent's settings allow, or speech overlapped
 */
export async function measureDelay(): Promise<void> {
  const settings = await loadSettings(process.env);
  if (settings.sipAddress === null)
    throw new Error('No stack is running here. Start it with: npm start');
  const program = await buildCaller(settings.cacheDir, () => console.error('Building the caller'));
  const speech = createSpeech(settings.deepgram);
  const number = await firstNumber(settings.sipTrunkFile);
  const api = await stackApi(process.env);
  const misses: string[] = [];
  for (const [seconds, word] of TASKS) {
    console.error(`a task of ${seconds} s`);
    const texts = [`Please run the report for ${word} seconds.`];
    if (seconds >= TALKS_FROM_S) texts.push(MEANWHILE);
    const lines = [];
    for (const text of texts) lines.push({ text, speech: await speech.speak(text) });
    const caller = callerNumber();
    const told = untilTold(api, caller);
    let isTold = false;
    // Without it the caller may hang up too; the reason is thrown below.
    const goOn = () => {
      isTold = true;
    };
    void told.then(goOn, goOn);
    let invitedAtMs = 0;
    const report = await placeCall({
      program,
      sip: settings.sipAddress,
      number,
      caller,
      lines,
      recording: null,
      mayGoOn: (line) => line < lines.length || isTold,
      timeoutMs: CALL_MS,
      onEvent: (event) => {
        if (event.type === 'inviting') invitedAtMs = Date.now() - event.atMs;
      },
    });
    const { call, resultAtMs } = await told;
    const figures = measure(report, call, resultAtMs, invitedAtMs);
    console.log(
      `task of ${String(seconds).padStart(2)} s  longest silence ${figures.silenceMs} ms` +
        `  result to its audio ${figures.resultMs} ms  overlaps ${figures.overlaps}`,
    );
    if (figures.silenceMs > maxSilenceMs) misses.push(`${figures.silenceMs} ms of silence`);
    if (figures.overlaps > 0) misses.push(`${figures.overlaps} overlaps`);
  }
  if (misses.length > 0) throw new Error(`Wanted none of this: ${misses.join(', ')}.`);
}

interface Told {
  call: CallWithTurns;
  /** When the task was done at the backend. */
  resultAtMs: number;
}

/** Resolves when the result of the caller's task has been spoken. */
async function untilTold(api: StackApi, caller: string): Promise<Told> {
  const query = new URLSearchParams({ caller });
  for (const startedAtMs = Date.now(); Date.now() - startedAtMs < CALL_MS; await wait(POLL_MS)) {
    const [found] = listCallsResponse.parse(await api(`/calls?${query}`)).calls;
    if (!found) continue;
    const [task] = listTasksResponse.parse(await api(`/calls/${found.id}/tasks`)).tasks;
    if (!task?.endedAt || task.result === null) continue;
    const call = callWithTurns.parse(await api(`/calls/${found.id}`));
    const isTold = call.turns.some(({ text }) => text === task.result);
    if (isTold) return { call, resultAtMs: Date.parse(task.endedAt) };
  }
  throw new Error('The task was not done, or its result not told.');
}

function measure(
  { speech, turns }: CallReport,
  call: CallWithTurns,
  resultAtMs: number,
  invitedAtMs: number,
) {
  const result = call.turns.findLast(({ speaker }) => speaker === 'agent');
  const toldAtMs = Date.parse(result?.startedAt ?? '') - invitedAtMs;
  const heard = speech.agent.find(({ startMs }) => startMs >= toldAtMs - CLOCKS_MS);
  if (!heard) throw new Error('The result was not heard.');
  const begunMs = turns[0]?.saidAtMs ?? 0;
  const waited = (all: readonly Stretch[]) =>
    all.filter(({ startMs }) => startMs >= begunMs && startMs <= heard.startMs);
  const caller = waited(speech.caller);
  const agent = waited(speech.agent);
  const own = call.turns
    .filter(({ speaker }) => speaker === 'agent')
    .map((turn) => ({ startMs: Date.parse(turn.startedAt), endMs: Date.parse(turn.endedAt) }));
  return {
    silenceMs: longestSilence([...caller, ...agent]),
    resultMs: Math.round(heard.startMs + invitedAtMs - resultAtMs),
    overlaps: startsWithin(agent, caller) + startsWithin(own, own),
  };
}
