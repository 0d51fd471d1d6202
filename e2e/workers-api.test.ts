import { dispose } from '@livekit/rtc-node';
import { AccessToken, AgentDispatchClient } from 'livekit-server-sdk';
import { afterAll, expect, inject, it } from 'vitest';
import type { Call } from '../backend/contract/calls.ts';
import type { Dispatch, HeldCall, WorkerState } from '../backend/contract/workers.ts';
import { eventually } from './eventually.ts';
import { AGENTS, NUMBERS } from './fixtures.ts';
import { livePhone } from './live-phone.ts';
import { api, callsFrom, closedCall, MOST, newCaller, phone, shareHeard, words } from './phone.ts';
import { WebCaller } from './web-caller.ts';
import { startWorker } from './worker.ts';

afterAll(() => dispose());

type StartedWorker = Awaited<ReturnType<typeof startWorker>>;

const post = <T>(path: string, body: object = {}) =>
  api<T>(path, { method: 'POST', body: JSON.stringify(body) });

const untilIs = (worker: StartedWorker, state: WorkerState) =>
  eventually(async () => expect((await worker.seen()).state).toBe(state));

const opened = (caller: string): Promise<Call> =>
  eventually(async () => {
    const [call] = await callsFrom(caller);
    if (!call) throw new Error('the call has not been opened');
    return call;
  });

/** The worker that LiveKit has given the call to. */
async function answeredBy(call: Call): Promise<string> {
  const { LIVEKIT_URL = '', LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = inject('stack');
  const dispatches = new AgentDispatchClient(LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET);
  return eventually(async () => {
    const all = await dispatches.listDispatch(call.roomName);
    const [worker] = all.flatMap(({ state }) => state?.jobs.map((job) => job.state?.workerId));
    if (!worker) throw new Error(`no worker: ${JSON.stringify(all)}`);
    return worker;
  }, 50);
}

/** The calls that a worker says it has. */
async function heldBy(worker: string): Promise<string[]> {
  const { calls } = await api<{ calls: HeldCall[] }>('/workers');
  return calls.filter(({ workerId }) => workerId === worker).map(({ callId }) => callId);
}

/** A call that hangs up as soon as the agent speaks: who answered it, and when it is over. */
async function shortCall(): Promise<{ worker: string; over: Promise<unknown> }> {
  const caller = newCaller();
  const over = phone(
    ...['--number', NUMBERS.elsewhere, '--caller', caller],
    ...['--hang-up-after', '500', '--timeout', '15000'],
  );
  return { worker: await answeredBy(await opened(caller)), over };
}

it('drains a worker and has it take calls again: its call goes on, and others are answered meanwhile', async () => {
  const first = await startWorker('elsewhere');
  const { id } = await first.seen();
  const caller = newCaller();
  let mayGoOn = false;
  const report = livePhone(NUMBERS.elsewhere, caller, ['My name is Anna. What is my name?'], {
    mayGoOn: () => mayGoOn,
    timeoutMs: 90_000,
  });
  const call = await opened(caller);
  expect(await answeredBy(call)).toBe(id);

  await post(`/workers/${id}/drain`);
  await untilIs(first, 'draining');
  expect(await heldBy(id)).toEqual([call.id]);
  const dispatch = { room: 'anywhere', agent: 'elsewhere' };
  // One that another test has killed may count a little longer.
  await eventually(() =>
    expect(post('/dispatches', dispatch)).rejects.toThrow('No worker takes calls'),
  );
  const second = await startWorker('elsewhere');
  const other = (await second.seen()).id;
  const meanwhile = await shortCall();
  expect(meanwhile.worker).toBe(other);

  await post(`/workers/${id}/undrain`);
  mayGoOn = true;
  const heard = (await report).turns[0]?.heard ?? null;
  expect(shareHeard(heard, 'Your name is Anna.')).toBeGreaterThan(MOST);
  expect((await closedCall(caller)).outcome?.reason).toBe('caller_hung_up');
  second.process.kill('SIGTERM');
  await Promise.all([meanwhile.over, second.process, untilIs(first, 'ready')]);
  const afterwards = await shortCall();
  expect(afterwards.worker).toBe(id);

  first.process.kill('SIGTERM');
  await Promise.all([afterwards.over, first.process]);
});

it('sends an agent into a room by hand, where it greets who is there', async () => {
  const { LIVEKIT_URL = '', LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = inject('stack');
  const room = `desk-${crypto.randomUUID()}`;
  const token = new AccessToken(LIVEKIT_API_KEY, LIVEKIT_API_SECRET, { identity: 'ada' });
  token.addGrant({ roomJoin: true, room });
  const caller = new WebCaller();
  await caller.join(LIVEKIT_URL, await token.toJwt());

  const wish = { room, agent: 'workshop' };
  expect(await post<Dispatch>('/dispatches', wish)).toMatchObject(wish);
  const greeting = words(AGENTS.workshop?.greeting ?? null);
  await eventually(() => expect(words(caller.agentWords)).toContain(greeting));
  expect(caller.heardSeconds).toBeGreaterThan(0.5);
  await expect(post('/dispatches', wish)).rejects.toThrow('There is an agent in the room');

  await caller.leave();
  await eventually(async () => {
    const { calls } = await api<{ calls: Call[] }>('/calls?agent=workshop&transport=web');
    const call = calls.find(({ roomName }) => roomName === room);
    expect(call?.outcome?.reason).toBe('without_speaking');
  });
});
