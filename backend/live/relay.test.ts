import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LONGEST_PAYLOAD_BYTES } from '../../db/notify.ts';
import { GATHER_MS, HELLO_MS, Relay } from './relay.ts';

/** Backends on one channel, which each hears itself. */
let payloads: string[];
let relays: Relay[];
let databaseAnswers: Promise<void>;

function create() {
  const watched: string[] = [];
  const onChanged = vi.fn();
  const onInterim = vi.fn();
  const relay = new Relay({
    send: async (payload) => {
      payloads.push(payload);
      await databaseAnswers;
      for (const one of relays) one.receive(payload);
    },
    watched: () => watched,
    onChanged,
    onInterim,
    now: () => new Date(),
  });
  relays.push(relay);
  return { relay, watched, onChanged, onInterim };
}

beforeEach(() => {
  vi.useFakeTimers();
  payloads = [];
  relays = [];
  databaseAnswers = Promise.resolve();
});
afterEach(() => {
  for (const relay of relays) relay.stop();
  vi.useRealTimers();
});

const id = () => crypto.randomUUID();

it('tells the others once of all that changes within a moment', async () => {
  const [here, there] = [create(), create()];
  await there.relay.hello();
  payloads.length = 0;
  const [one, two] = [id(), id()];
  for (const callId of [one, two, one, one]) here.relay.changed(callId);
  await vi.advanceTimersByTimeAsync(GATHER_MS);
  expect(there.onChanged.mock.calls).toEqual([[one], [two]]);
  expect(here.onChanged).not.toHaveBeenCalled();
  expect(payloads).toHaveLength(1);
});

it('tells nothing while it is alone, nor when the others are gone', async () => {
  const [here, there] = [create(), create()];
  here.relay.changed(id());
  await vi.advanceTimersByTimeAsync(GATHER_MS);
  expect(payloads).toEqual([]);
  await there.relay.hello();
  await vi.advanceTimersByTimeAsync(3 * HELLO_MS);
  payloads.length = 0;
  here.relay.changed(id());
  await vi.advanceTimersByTimeAsync(GATHER_MS);
  expect(payloads).toEqual([]);
});

it('knows what is watched elsewhere, and passes on what is being said there, the latest only', async () => {
  const [here, there] = [create(), create()];
  const callId = id();
  here.relay.interim(callId, { speaker: 'caller', text: 'nobody hears this' });
  there.watched.push(callId);
  await there.relay.hello();
  expect(here.relay.isWatchedElsewhere(callId)).toBe(true);
  expect(there.relay.isWatchedElsewhere(callId)).toBe(false);
  here.relay.interim(callId, { speaker: 'caller', text: 'I' });
  here.relay.interim(callId, { speaker: 'caller', text: 'I would' });
  await vi.advanceTimersByTimeAsync(GATHER_MS);
  expect(there.onInterim.mock.calls).toEqual([[callId, { speaker: 'caller', text: 'I would' }]]);
  there.watched.pop();
  await vi.advanceTimersByTimeAsync(3 * HELLO_MS);
  expect(here.relay.isWatchedElsewhere(callId)).toBe(false);
});

it('sends one message at a time, and the latest of what comes meanwhile', async () => {
  const [here, there] = [create(), create()];
  const ids = Array.from({ length: 20 }, id);
  there.watched.push(...ids);
  await there.relay.hello();
  payloads.length = 0;
  const slow = Promise.withResolvers<void>();
  databaseAnswers = slow.promise;
  for (const text of ['I', 'I would', 'I would like']) {
    for (const callId of ids) here.relay.interim(callId, { speaker: 'caller', text });
    await vi.advanceTimersByTimeAsync(GATHER_MS);
  }
  expect(payloads).toHaveLength(1);
  slow.resolve();
  await vi.advanceTimersByTimeAsync(2 * GATHER_MS);
  const texts = there.onInterim.mock.calls.map(([, { text }]) => text);
  expect(texts).toEqual([...ids.map(() => 'I'), ...ids.map(() => 'I would like')]);
});

it('notices when it hears nothing any more', async () => {
  const { relay } = create();
  expect(relay.isHearing).toBe(false);
  await relay.hello();
  expect(relay.isHearing).toBe(true);
  relays.length = 0;
  await vi.advanceTimersByTimeAsync(3 * HELLO_MS);
  await relay.hello();
  expect(relay.isHearing).toBe(false);
});

it('keeps within what Postgres takes, whatever is said of however many calls', async () => {
  const run = async (text: string, calls: number) => {
    const [here, there] = [create(), create()];
    const ids = Array.from({ length: calls }, id);
    there.watched.push(...ids);
    await there.relay.hello();
    for (const callId of ids) here.relay.changed(callId);
    if (ids[0]) here.relay.interim(ids[0], { speaker: 'agent', text: text.slice(0, 1_000) });
    await vi.advanceTimersByTimeAsync(GATHER_MS);
    expect(there.onChanged).toHaveBeenCalledTimes(calls);
  };
  const unit = fc.constantFrom('a', '\u0001', '\u20ac', '\ud83d\ude00', '"', '\ud800');
  const text = fc.string({ unit, minLength: 900, maxLength: 1_100 });
  await fc.assert(fc.asyncProperty(text, fc.nat(400), run), { numRuns: 50 });
  const longest = Math.max(...payloads.map((payload) => Buffer.byteLength(payload)));
  expect(longest).toBeLessThanOrEqual(LONGEST_PAYLOAD_BYTES);
});
