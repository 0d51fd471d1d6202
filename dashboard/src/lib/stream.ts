import { EventSourceParserStream } from 'eventsource-parser/stream';
import { type ApiError, readApiError, toApiError } from './api-error.ts';

/** Without a sign of life for this long, what is shown may be out of date. The backend gives one each 15 s. */
export const SILENCE_MS = 20_000;
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 10_000;

export interface StreamEvent {
  type: string;
  data: unknown;
}

export type StreamState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  /** Cut off; it is tried again. `since`: when it was last heard, in milliseconds since 1970. */
  | { kind: 'stale'; since: number }
  /** Refused: it would be refused again. */
  | { kind: 'refused'; error: ApiError };

export interface StreamOptions {
  path: string;
  onEvent: (event: StreamEvent) => void;
  onState: (state: StreamState) => void;
  /** For tests. */
  fetch?: typeof fetch;
}

/**
 * Follows server-sent events. After a cut it comes back by itself, and tells the server the last
 * event that it has. The browser's `EventSource` would hide heartbeats and the reason of a refusal.
 *
 * @returns what ends it
 */
export function openStream(options: StreamOptions): () => void {
  const closed = new AbortController();
  void follow(options, closed.signal);
  return () => closed.abort();
}

async function follow(options: StreamOptions, closed: AbortSignal): Promise<void> {
  const { onState } = options;
  const place: Place = { lastEventId: null, heardAt: Date.now() };
  let failures = 0;
  onState({ kind: 'connecting' });
  while (!closed.aborted) {
    try {
      await readOnce(options, place, closed, () => {
        failures = 0;
      });
    } catch (error) {
      if (closed.aborted) return;
      const failure = toApiError(error);
      if (isFinal(failure)) return onState({ kind: 'refused', error: failure });
    }
    if (closed.aborted) return;
    onState({ kind: 'stale', since: place.heardAt });
    await pause(Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** failures), closed);
    failures += 1;
  }
}

interface Place {
  lastEventId: string | null;
  heardAt: number;
}

/** One connection, until it ends or falls silent. */
async function readOnce(
  { path, onEvent, onState, fetch = globalThis.fetch }: StreamOptions,
  place: Place,
  closed: AbortSignal,
  onHeard: () => void,
): Promise<void> {
  const silent = new AbortController();
  let watchdog = setTimeout(() => silent.abort(), SILENCE_MS);
  const hear = () => {
    place.heardAt = Date.now();
    clearTimeout(watchdog);
    watchdog = setTimeout(() => silent.abort(), SILENCE_MS);
  };
  try {
    const response = await fetch(path, {
      headers: {
        accept: 'text/event-stream',
        ...(place.lastEventId !== null && { 'last-event-id': place.lastEventId }),
      },
      cache: 'no-store',
      signal: AbortSignal.any([closed, silent.signal]),
    });
    if (!response.ok) throw await readApiError(response);
    if (!response.body) return;
    hear();
    onHeard();
    onState({ kind: 'live' });
    const events = response.body
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>)
      .pipeThrough(tap(hear))
      .pipeThrough(new EventSourceParserStream());
    const reader = events.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { id, event = 'message', data } = next.value;
      if (id !== undefined) place.lastEventId = id;
      onEvent({ type: event, data: data === '' ? null : JSON.parse(data) });
    }
  } finally {
    clearTimeout(watchdog);
    silent.abort();
  }
}

const tap = (listener: () => void) =>
  new TransformStream<string, string>({
    transform(chunk, controller) {
      listener();
      controller.enqueue(chunk);
    },
  });

const isFinal = ({ code }: ApiError): boolean =>
  code === 'unauthorized' || code === 'forbidden' || code === 'not_found';

const pause = (ms: number, closed: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    closed.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
