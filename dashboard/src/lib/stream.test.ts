import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStream, SILENCE_MS, type StreamEvent, type StreamState } from './stream.ts';

const HEADERS = { 'content-type': 'text/event-stream' };
const encoder = new TextEncoder();

/** A server: each connection is given to the test, which says what comes. */
function server() {
  const connections: Connection[] = [];
  const fetchIt: typeof fetch = async (_path, { headers, signal } = {}) => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    signal?.addEventListener('abort', () => void writer.abort(signal.reason).catch(() => {}));
    connections.push({
      lastEventId: new Headers(headers).get('last-event-id'),
      isGivenUp: () => signal?.aborted ?? false,
      send: (text) => writer.write(encoder.encode(text)),
      end: () => writer.close(),
    });
    return new Response(readable, { headers: HEADERS });
  };
  return { connections, fetchIt };
}

interface Connection {
  lastEventId: string | null;
  isGivenUp: () => boolean;
  send: (text: string) => Promise<void>;
  end: () => Promise<void>;
}

let events: StreamEvent[] = [];
let states: StreamState[] = [];
let close = () => {};

const open = (fetchIt: typeof fetch) => {
  close = openStream({
    path: '/v1/live',
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    fetch: fetchIt,
  });
};
const settle = () => vi.advanceTimersByTimeAsync(0);
const lastState = () => states.at(-1);

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  events = [];
  states = [];
});
afterEach(() => {
  close();
  vi.useRealTimers();
});

describe('a stream', () => {
  it('brings events by name, with what is in them', async () => {
    const { connections, fetchIt } = server();
    open(fetchIt);
    await settle();
    await connections[0]?.send('event: call\ndata: {"id":"c1"}\n\nevent: go');
    await connections[0]?.send('ne\ndata: {"id":"c2"}\n\n');
    await settle();
    expect(events).toEqual([
      { type: 'call', data: { id: 'c1' } },
      { type: 'gone', data: { id: 'c2' } },
    ]);
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'live']);
  });

  it('comes back after a cut from where it was', async () => {
    const { connections, fetchIt } = server();
    open(fetchIt);
    await settle();
    await connections[0]?.send('id: 0.7\nevent: event\ndata: {}\n\n');
    await connections[0]?.end();
    await settle();
    expect(lastState()).toEqual({ kind: 'stale', since: 0 });
    await vi.advanceTimersByTimeAsync(500);
    expect(connections.map(({ lastEventId }) => lastEventId)).toEqual([null, '0.7']);
    expect(lastState()).toEqual({ kind: 'live' });
  });

  it('counts as cut when nothing is heard, though the connection stands', async () => {
    const { connections, fetchIt } = server();
    open(fetchIt);
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1_000);
    await connections[0]?.send(':\n\n');
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
    expect(lastState()).toEqual({ kind: 'live' });
    await vi.advanceTimersByTimeAsync(1);
    expect(lastState()).toEqual({ kind: 'stale', since: SILENCE_MS - 1_000 });
    expect(connections[0]?.isGivenUp()).toBe(true);
  });

  it('is tried again less and less often while no answer comes', async () => {
    const triedAt: number[] = [];
    open(() => {
      triedAt.push(Date.now());
      return Promise.reject(new TypeError('Failed to fetch'));
    });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(triedAt).toEqual([0, 500, 1_500, 3_500, 7_500]);
  });

  it('is not tried again when it is refused', async () => {
    const refusal = { error: { code: 'forbidden', message: 'No.', requestId: 'r' } };
    const fetchIt = vi.fn(async () => Response.json(refusal, { status: 403 }));
    open(fetchIt);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchIt).toHaveBeenCalledOnce();
    expect(lastState()).toMatchObject({ kind: 'refused', error: { message: 'No.' } });
  });

  it('ends when it is closed, and says nothing more', async () => {
    const { connections, fetchIt } = server();
    open(fetchIt);
    await settle();
    close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connections).toHaveLength(1);
    expect(connections[0]?.isGivenUp()).toBe(true);
    expect(lastState()).toEqual({ kind: 'live' });
  });
});
