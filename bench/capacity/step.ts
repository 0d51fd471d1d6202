import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Arm } from '../turns/arms/arm.ts';
import { MISSED_AFTER_MS } from '../turns/dialogue.ts';
import { scoreLine } from '../turns/score.ts';
import { holdTurnCall, type TurnCall } from '../turns/turn-call.ts';
import type { Utterance } from '../turns/utterance.ts';
import { memoryOf, ROLES, type Role, readUsage, type Usage } from './usage.ts';

/** Utterances are so far apart, longer than any reply takes: all workers have the same to do. */
const PACE_MS = 12_000;
/** By then every caller has been answered, and what the worker starts for the next call is there. */
const SETTLED_MS = 10_000;
/** Calls that are over leave nothing behind that long. */
const GONE_WITHIN_MS = 40_000;
const POLL_MS = 500;

export interface StepOptions {
  /** The test caller's program, and the SIP server, host:port. */
  program: string;
  sip: string;
  utterances: readonly Utterance[];
  /** The calls are measured for so long, in s, and until so many replies were asked for. */
  seconds: number;
  replies: number;
  /** Ends the rooms that callers have left: jobs are over then. */
  endRooms(): Promise<void>;
}

/** So many calls at once with one worker, from the time when all were under way. */
export interface Step {
  readonly calls: number;
  readonly seconds: number;
  /** Response times in ms. */
  readonly latencies: readonly number[];
  readonly missed: number;
  /** CPU seconds used in that time. */
  readonly cpuS: Readonly<Record<Role, number>>;
  /** CPU seconds of the worker until a call was under way, beyond what a call takes anyway. */
  readonly startCpuS: number;
  /** All of the worker, and one of its processes that holds a call, in MB. */
  readonly workerMb: number;
  readonly jobMb: number;
  /** Share of the machine's cores that was in use, by whomever. */
  readonly busy: number;
}

/**
 * Has so many callers talk with a worker at once. Each calls when the one before has been greeted,
 * so that they do not speak in step.
 *
 * @throws Error when a call is not answered or breaks
 */
export async function holdStep(arm: Arm, calls: number, options: StepOptions): Promise<Step> {
  const { program, sip, utterances, seconds, replies } = options;
  const before = await readUsage(arm.name);
  const hangUp = new AbortController();
  let asked = 0;
  const held: Promise<TurnCall>[] = [];
  try {
    for (let n = 0; n < calls; n += 1) {
      const greeted = Promise.withResolvers<void>();
      const onSay = () => {
        greeted.resolve();
        asked += 1;
      };
      const leg = { program, sip, number: arm.number, caller: `+155501${80 + n}` };
      const call = holdTurnCall(leg, utterances, onSay, { hangUp: hangUp.signal, paceMs: PACE_MS });
      held.push(call);
      await orBroken(held, greeted.promise);
    }
    await orBroken(held, wait(SETTLED_MS));
    asked = 0;
    const from = await readUsage(arm.name);
    await orBroken(held, wait(seconds * 1_000));
    while (asked < replies) await orBroken(held, wait(POLL_MS));
    const to = await readUsage(arm.name);
    const memory = await memoryIn(from, to, calls);
    // For the reply to what was said last.
    await orBroken(held, wait(MISSED_AFTER_MS));
    hangUp.abort();
    return stepOf(await Promise.all(held), before, from, to, memory);
  } finally {
    hangUp.abort();
    await Promise.allSettled(held);
    await options.endRooms();
    await workerIsIdle(arm, before.worker.length);
  }
}

/** @throws Error when one of the calls ends meanwhile */
async function orBroken(held: readonly Promise<TurnCall>[], waited: Promise<void>): Promise<void> {
  const ended = held.map((call) =>
    call.then(() => {
      throw new Error('A call ended while it was measured.');
    }),
  );
  await Promise.race([waited, ...ended]);
}

/** What holds a call has used more CPU meanwhile than what waits for one. */
async function memoryIn(from: Usage, to: Usage, calls: number) {
  const usedMs = ({ pid, cpuMs }: Usage['worker'][number]) =>
    cpuMs - (from.worker.find((one) => one.pid === pid)?.cpuMs ?? 0);
  const jobs = to.worker.toSorted((a, b) => usedMs(b) - usedMs(a)).slice(0, calls);
  const workerMb = await memoryOf(to.worker);
  return { workerMb, jobMb: (await memoryOf(jobs)) / jobs.length };
}

function stepOf(
  calls: readonly TurnCall[],
  before: Usage,
  from: Usage,
  to: Usage,
  memory: Pick<Step, 'workerMb' | 'jobMb'>,
): Step {
  const elapsedMs = to.atMs - from.atMs;
  const cpuS = (role: Role) => (to.cpuMs[role] - from.cpuMs[role]) / 1_000;
  const scores = calls.flatMap(({ invitedAtMs, said, agentSpeech }) =>
    said
      .map((line) => scoreLine(line, agentSpeech))
      .filter(({ endMs }) => invitedAtMs + endMs > from.atMs && invitedAtMs + endMs <= to.atMs),
  );
  const heldMs = calls.reduce((sum, { invitedAtMs }) => sum + from.atMs - invitedAtMs, 0);
  const usedToTalkS = (cpuS('worker') / calls.length) * (heldMs / elapsedMs);
  const usedS = (from.cpuMs.worker - before.cpuMs.worker) / 1_000;
  return {
    calls: calls.length,
    seconds: elapsedMs / 1_000,
    latencies: scores.map(({ latencyMs }) => latencyMs).filter((ms) => ms !== null),
    missed: scores.filter(({ missed }) => missed).length,
    cpuS: Object.fromEntries(ROLES.map((role) => [role, cpuS(role)])) as Record<Role, number>,
    startCpuS: (usedS - usedToTalkS) / calls.length,
    ...memory,
    busy: 1 - (to.idleMs - from.idleMs) / elapsedMs / availableParallelism(),
  };
}

async function workerIsIdle(arm: Arm, processes: number): Promise<void> {
  const giveUpAtMs = performance.now() + GONE_WITHIN_MS;
  while (performance.now() < giveUpAtMs) {
    if ((await readUsage(arm.name)).worker.length <= processes) return;
    await wait(POLL_MS);
  }
}
