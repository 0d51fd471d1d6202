import { EventSourceParserStream } from 'eventsource-parser/stream';
import { inject } from 'vitest';
import { eventually } from './eventually.ts';

/** A server-sent event, and when it came. */
export interface Told<Data = unknown> {
  event: string;
  id: string | undefined;
  data: Data;
  atMs: number;
}

/** Reads a live stream of the backend, from now on. */
export class LiveStream {
  readonly told: Told[] = [];
  readonly #over = new AbortController();
  isEnded = false;

  static async open(path: string, lastEventId?: string): Promise<LiveStream> {
    const stream = new LiveStream();
    const { BACKEND_URL, SERVICE_TOKEN } = inject('stack');
    const headers = {
      authorization: `Bearer ${SERVICE_TOKEN}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    };
    const { signal } = stream.#over;
    const answer = await fetch(`${BACKEND_URL}/v1${path}`, { headers, signal });
    if (!answer.ok || answer.body === null) throw new Error(`${path}: ${answer.status}`);
    void stream.#read(answer.body);
    return stream;
  }

  /** The first event of a name that fits, once it has come. */
  next<Data>(event: string, fits: (data: Data) => boolean = () => true): Promise<Told<Data>> {
    return eventually(() => {
      const found = this.told.find((one) => one.event === event && fits(one.data as Data));
      if (found === undefined) throw new Error(`no such event "${event}" has come`);
      return found as Told<Data>;
    }, 10);
  }

  close(): void {
    this.#over.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const events = body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    try {
      for await (const { event = '', id, data } of events) {
        this.told.push({ event, id, data: JSON.parse(data), atMs: Date.now() });
      }
    } catch {
      // It was closed here.
    }
    this.isEnded = true;
  }
}
