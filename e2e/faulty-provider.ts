import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as requestUpstream,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

/**
 * `refuse` cuts connections without a word, `unauthorized` and `rate_limit` answer 401 and 429,
 * `hang` accepts and stays silent, `stall` does so in the middle, `garbage` answers nonsense, `slow`
 * goes on slowly once it has begun. `deaf` has the connections that are open stay silent from now on,
 * and new ones work; `wordless` has a recogniser make no words of what it hears.
 */
export type Fault =
  | ('refuse' | 'unauthorized' | 'rate_limit' | 'hang' | 'stall' | 'garbage')
  | ('slow' | 'deaf' | 'wordless');

const GARBAGE = '<html><body>Bad gateway</body></html>';
const STATUS: Partial<Record<Fault, number>> = { unauthorized: 401, rate_limit: 429 };
/** Of an answer that stalls so much gets through, in pieces as they came. */
const BEFORE_STALL = 4;
/** Of a slow answer as much comes at once, and each further piece so long after the one before. */
const SLOW_MS = 400;

/**
 * Stands between a worker and the providers, and fails as told. What fails is told by the model:
 * each call can have one of its own, so that many are tested at once.
 */
export class FaultyProvider {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #open = new Map<WebSocket, string>();
  readonly #deaf = new WeakSet<WebSocket>();
  readonly #faults = new Map<string, Fault>();
  readonly #upstream: string;

  /** @param upstream - address of a server that speaks for all providers */
  constructor(upstream: string) {
    this.#upstream = upstream;
    this.#server.on('upgrade', (request, socket, head) => {
      const model = modelOf(request);
      const fault = this.#faults.get(model);
      if (fault === 'refuse') return socket.destroy();
      const status = fault && STATUS[fault];
      if (status) return socket.end(`HTTP/1.1 ${status} No\r\nconnection: close\r\n\r\n`);
      this.#sockets.handleUpgrade(request, socket, head, (client) =>
        this.#relay(client, model, request.url ?? '/'),
      );
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on; null: all is well. Connections that a fault would not have let in are cut. */
  set(model: string, fault: Fault | null): void {
    if (fault === null) this.#faults.delete(model);
    else this.#faults.set(model, fault);
    const open = [...this.#open].filter(([, its]) => its === model).map(([client]) => client);
    if (fault === 'deaf') for (const client of open) this.#deaf.add(client);
    if (fault === 'refuse' || (fault && STATUS[fault]))
      for (const client of open) client.terminate();
  }

  async close(): Promise<void> {
    for (const client of this.#open.keys()) client.terminate();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** An HTTP request to the conversation model. */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const fault = this.#faults.get(modelInBody(body));
    if (fault === 'refuse') return void request.socket.destroy();
    if (fault === 'hang') return;
    const status = fault && STATUS[fault];
    if (status) return void response.writeHead(status).end('{"error":{"message":"no"}}');
    if (fault === 'garbage') {
      return void response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .end(`data: ${GARBAGE}\n\n`);
    }
    const { method = 'GET', headers, url = '/' } = request;
    const upstream = requestUpstream(this.#upstream + url, { method, headers });
    upstream.end(body);
    const [answer] = (await once(upstream, 'response')) as [IncomingMessage];
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    if (fault !== 'stall' && fault !== 'slow') return void answer.pipe(response);
    const events = await eventsOf(answer);
    response.write(events.slice(0, BEFORE_STALL).join(''));
    if (fault === 'stall') return;
    for (const event of events.slice(BEFORE_STALL)) {
      await wait(SLOW_MS);
      response.write(event);
    }
    response.end();
  }

  /** A WebSocket of the recogniser or of the voice. */
  #relay(client: WebSocket, model: string, path: string): void {
    const upstream = new WebSocket(this.#upstream.replace(/^http/, 'ws') + path);
    const waiting: [RawData, boolean][] = [];
    let pieces = 0;
    let told = Promise.resolve();
    const tell = (data: RawData | string, binary: boolean) => {
      if (client.readyState === WebSocket.OPEN) client.send(data, { binary });
    };
    this.#open.set(client, model);
    client.on('message', (data, binary) => {
      // What nobody hears of is not to keep it busy.
      if (this.#faults.get(model) === 'hang') return;
      if (upstream.readyState === WebSocket.OPEN) upstream.send(data, { binary });
      else waiting.push([data, binary]);
    });
    upstream.on('open', () => {
      for (const [data, binary] of waiting) upstream.send(data, { binary });
    });
    upstream.on('message', (data, binary) => {
      const fault = this.#faults.get(model);
      pieces += 1;
      if (fault === 'hang' || this.#deaf.has(client)) return;
      if (fault === 'stall' && pieces > BEFORE_STALL) return;
      if (fault === 'garbage') return tell(GARBAGE, false);
      const content = fault === 'wordless' ? withoutWords(String(data)) : data;
      const isLate = fault === 'slow' && pieces > BEFORE_STALL;
      told = told.then(async () => {
        if (isLate) await wait(SLOW_MS);
        tell(content, binary);
      });
    });
    client.on('close', () => {
      this.#open.delete(client);
      upstream.terminate();
    });
    upstream.on('close', () => client.close());
    for (const socket of [client, upstream]) socket.on('error', () => socket.terminate());
  }
}

const modelOf = ({ url = '/' }: IncomingMessage): string =>
  new URL(url, 'http://localhost').searchParams.get('model') ?? '';

const modelInBody = (body: Buffer): string =>
  body.length === 0 ? '' : (JSON.parse(body.toString()).model ?? '');

/** The server-sent events of an answer. */
const eventsOf = async (answer: IncomingMessage): Promise<string[]> =>
  (await buffer(answer)).toString().split(/(?<=\n\n)/);

/** What a recogniser tells, less all that was said. */
const withoutWords = (message: string): string =>
  message.replace(/"transcript":"(?:[^"\\]|\\.)*"/g, '"transcript":""');
