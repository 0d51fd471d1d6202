import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, inject, it } from 'vitest';
import type { z } from 'zod';
import type { CallWithTurns, listEventsResponse } from '../backend/contract/calls.ts';
import type { Health } from '../backend/contract/health.ts';
import { eventually } from './eventually.ts';
import { NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { api, callsFrom, newCaller, type PhoneReport, phone } from './phone.ts';
import { descendant, descendantsOf, holdersOf } from './processes.ts';
import { lostOf, SMALL_TALK, saying } from './transcript.ts';
import { startWorker } from './worker.ts';

/** What each fault cost: printed at the end. */
const results: { fault: string; lost: number; outcome: string; closedAfterMs: number }[] = [];
afterAll(() => console.table(results));

const stackPart = (command: RegExp) => descendant(inject('stackPid'), command);
const kill = async (command: RegExp) => process.kill(await stackPart(command), 'SIGKILL');
const BACKEND = /backend\/main\.ts/;
const POSTMASTER = /bin\/postgres -D/;

const healthy = () =>
  eventually(async () => {
    const answer = await fetch(`${inject('stack').BACKEND_URL}/healthz`);
    const { parts } = (await answer.json()) as Health;
    // Some agents here have workers only now and then.
    const { worker: _, ...others } = parts;
    expect(Object.entries(others).filter(([, { state }]) => state !== 'ready')).toEqual([]);
  });

/** Resolves when so many of the caller's lines and the answers to them are stored. */
const underWay = (caller: string, lines = 1) =>
  eventually(async () => {
    const [call] = await callsFrom(caller);
    const { turns } = await api<CallWithTurns>(`/calls/${call?.id}`);
    expect(turns.length).toBeGreaterThanOrEqual(1 + 2 * lines);
  });

/**
 * What was over when the fault struck: later lines met nobody for a while. That its answer is
 * stored is what the fault waited for.
 */
const beforeFault = (report: PhoneReport): PhoneReport => ({
  ...report,
  turns: report.turns.slice(0, 1).map((turn) => ({ ...turn, heard: null })),
});

/**
 * The call of a caller, once it is closed. A phone may live through the end of livekit-server and be
 * put into a new room, which is a second call: then both, with their turns one after the other.
 */
const closedCalls = (caller: string): Promise<CallWithTurns> =>
  eventually(async () => {
    const found = (await callsFrom(caller)).toReversed();
    const calls = await Promise.all(found.map(({ id }) => api<CallWithTurns>(`/calls/${id}`)));
    const [first] = calls;
    if (!first || calls.some(({ closedAt }) => closedAt === null)) throw new Error('not closed');
    return { ...first, turns: calls.flatMap(({ turns }) => turns) };
  });

/** Notes what a fault cost. Nothing said or heard may be lost. */
async function judge(
  fault: string,
  caller: string,
  report: PhoneReport,
  endedAt = Date.now(),
): Promise<CallWithTurns> {
  const stored = await closedCalls(caller);
  const lost = lostOf(report, stored);
  results.push({
    fault,
    lost: lost.length,
    outcome: [stored.outcome?.reason, stored.outcome?.detail].filter(Boolean).join(': '),
    closedAfterMs: Math.max(0, Date.parse(stored.closedAt ?? '') - endedAt),
  });
  expect(lost).toEqual([]);
  return stored;
}

/** Stops Postgres for a while: whoever asks it waits. */
async function hangPostgres(ms: number) {
  const postmaster = await stackPart(POSTMASTER);
  const all = [postmaster, ...(await descendantsOf(postmaster)).map(({ pid }) => pid)];
  for (const pid of all) process.kill(pid, 'SIGSTOP');
  await wait(ms);
  for (const pid of all) process.kill(pid, 'SIGCONT');
}

it('goes on, and loses nothing, while the backend, Redis and Postgres are killed and Postgres hangs for 30 s', async () => {
  const strikes = [
    () => kill(BACKEND),
    () => kill(/redis-server/),
    () => kill(POSTMASTER),
    () => hangPostgres(30_000),
  ];
  const caller = newCaller();
  let allowed = 0;
  const call = livePhone(NUMBERS.reception, caller, SMALL_TALK, {
    mayGoOn: (line) => line <= allowed,
    timeoutMs: 220_000,
  });
  for (const [line, strike] of strikes.entries()) {
    await underWay(caller, line + 1);
    // What comes next is said while it is away.
    const isLast = line === strikes.length - 1;
    allowed = isLast ? Number.POSITIVE_INFINITY : line + 1;
    await strike();
    await healthy();
  }
  const stored = await judge('backend, Redis, Postgres', caller, await call);
  expect(stored.outcome?.reason).toBe('caller_hung_up');
}, 240_000);

describe('a call is closed, and loses nothing, when', () => {
  it('livekit-server is killed', async () => {
    const caller = newCaller();
    const call = phone('--caller', caller, ...saying(SMALL_TALK.slice(0, 3)));
    await underWay(caller);
    const killedAt = Date.now();
    await kill(/engines\/\S+\/server /);
    await judge('livekit-server is killed', caller, beforeFault(await call), killedAt);
    await healthy();
  });

  it('the backend is killed while it closes the call', async () => {
    const caller = newCaller();
    const call = phone('--caller', caller, ...saying(SMALL_TALK.slice(0, 1)));
    await underWay(caller);
    const report = await call;
    await kill(BACKEND);
    const { id } = await judge('the backend is killed while closing', caller, report);
    // Until the worker comes through with it, the end of the room is all that is known.
    await eventually(async () => {
      const { outcome } = await api<CallWithTurns>(`/calls/${id}`);
      expect(outcome?.reason).toBe('caller_hung_up');
    });
    await healthy();
  });
});

/** How much the disk of the worker holds in the test that fills it. */
const DISK = '1m';

// Side by side, as each strikes one call alone.
describe.concurrent('a call loses nothing when', () => {
  it('the disk of its worker is full', async () => {
    const folder = join(inject('stack').DATA_DIR ?? '', 'small-disk');
    await mkdir(folder, { recursive: true });
    // A disk that only this worker has.
    const script = `mount -t tmpfs -o size=${DISK} tmpfs "$WORKER_DATA_DIR" && exec "$@"`;
    const launcher = ['unshare', '--map-root-user', '--mount', 'sh', '-c', script, 'sh'];
    const worker = await startWorker('elsewhere', { WORKER_DATA_DIR: folder }, launcher);
    const caller = newCaller();
    const call = phone(
      ...['--number', NUMBERS.elsewhere, '--caller', caller],
      ...saying(SMALL_TALK.slice(0, 4)),
    );
    await underWay(caller);
    const filled = writeFile(
      `/proc/${worker.process.pid}/root${folder}/ballast`,
      Buffer.alloc(2e6),
    );
    await expect(filled).rejects.toThrow('ENOSPC');
    const stored = await judge('the disk is full', caller, await call);
    expect(stored.outcome?.reason).toBe('caller_hung_up');
    const { events } = await api<z.infer<typeof listEventsResponse>>(
      `/calls/${stored.id}/events?limit=1000`,
    );
    // Both tell the operator.
    expect(events.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ part: 'journal', message: expect.stringMatching(/disk|ENOSPC/) }),
        expect.objectContaining({ state: 'failed', detail: expect.stringMatching(/ENOSPC/) }),
      ]),
    );
    const { status } = await fetch(
      `${inject('stack').BACKEND_URL}/v1/calls/${stored.id}/recording`,
      { headers: { authorization: `Bearer ${inject('stack').SERVICE_TOKEN}` } },
    );
    expect(status).toBe(200);
    worker.process.kill('SIGTERM');
    await worker.process;
  });

  it('its job process is killed', async () => {
    const caller = newCaller();
    const call = phone('--caller', caller, ...saying(SMALL_TALK.slice(0, 3)));
    await underWay(caller);
    const [open] = await callsFrom(caller);
    const [job] = await holdersOf(new RegExp(`journal/${open?.id}`));
    process.kill(job ?? 0, 'SIGKILL');
    const stored = await judge('the job process is killed', caller, beforeFault(await call));
    expect(stored.outcome?.reason).toBe('caller_hung_up');
    expect(stored.turns.map(({ text }) => text).join(' ')).toContain('we were cut off');
  });

  it('its worker is killed, and another comes to the machine', async () => {
    const first = await startWorker('outpost');
    const caller = newCaller();
    const call = phone(
      ...['--number', NUMBERS.outpost, '--caller', caller],
      ...saying(SMALL_TALK.slice(0, 2)),
    );
    await underWay(caller);
    const killedAt = Date.now();
    const family = await descendantsOf(first.process.pid ?? 0);
    for (const { pid } of family) process.kill(pid, 'SIGKILL');
    first.process.kill('SIGKILL');
    const next = await startWorker('outpost');
    await judge('the worker is killed', caller, beforeFault(await call), killedAt);
    next.process.kill('SIGTERM');
    await next.process;
  });

  it('the phone vanishes without a BYE', async () => {
    const caller = newCaller();
    const report = await phone('--caller', caller, '--vanish', ...saying(SMALL_TALK.slice(0, 2)));
    const stored = await judge('the phone vanishes', caller, report);
    expect(stored.outcome?.reason).toBe('caller_hung_up');
  });
});
