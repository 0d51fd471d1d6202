import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { answerChunks, toolCalls } from '../local/speech/chat-answer.ts';

const results = z.looseObject({
  type: z.literal('Results'),
  channel: z.looseObject({ alternatives: z.tuple([z.looseObject({ transcript: z.string() })]) }),
});
const speak = z.object({ type: z.literal('Speak'), text: z.string() });
const chatRequest = z.object({
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
});

interface Options {
  /** Address of a server that speaks for recogniser and voice. */
  upstream: string;
  /** What the recogniser makes of whatever it hears. */
  heard: string;
  /** The model's replies, in this order; the last one is for all others. Each may hand work over. */
  replies: readonly { text: string; delegate?: string }[];
}

/**
 * Stands between a worker and its providers, for a caller who speaks German: the offline recogniser
 * knows English only. Speaks Deepgram's and OpenAI's protocols.
 */
export class GermanProvider {
  /** All that was to be spoken, with the voice. */
  readonly spoken: { voice: string; text: string }[] = [];
  /** The instructions of each request to the model. */
  readonly instructions: string[] = [];
  readonly #options: Options;
  readonly #server = createServer(async (request, response) => {
    // To connect ahead, a worker asks for anything.
    if (request.method !== 'POST') return response.writeHead(404).end();
    this.#reply(chatRequest.parse(await json(request)), response);
  });
  readonly #sockets = new WebSocketServer({ server: this.#server });

  constructor(options: Options) {
    this.#options = options;
    this.#sockets.on('connection', (client, { url = '/' }) => this.#relay(client, url));
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const client of this.#sockets.clients) client.terminate();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #relay(client: WebSocket, path: string): void {
    const parameters = new URL(path, 'http://localhost').searchParams;
    const upstream = new WebSocket(this.#options.upstream.replace(/^http/, 'ws') + path);
    // A connection that was only opened in advance may be closed before.
    const opened = once(upstream, 'open').catch(() => undefined);
    client.on('message', async (data, binary) => {
      const said = binary ? undefined : speak.safeParse(JSON.parse(String(data))).data;
      if (said) this.spoken.push({ voice: parameters.get('model') ?? '', text: said.text });
      await opened;
      if (upstream.readyState === WebSocket.OPEN) upstream.send(data, { binary });
    });
    const hearsSeveral = parameters.get('language') === 'multi';
    upstream.on('message', (data, binary) => {
      client.send(hearsSeveral && !binary ? this.#inGerman(data) : data, { binary });
    });
    client.on('close', () => upstream.terminate());
    upstream.on('close', () => client.close());
    for (const socket of [client, upstream]) socket.on('error', () => socket.terminate());
  }

  #inGerman(data: RawData): string {
    const result = results.safeParse(JSON.parse(String(data))).data;
    const [best] = result?.channel.alternatives ?? [];
    if (!best?.transcript) return String(data);
    Object.assign(best, { transcript: this.#options.heard, languages: ['de'] });
    return JSON.stringify(result);
  }

  #reply({ messages }: z.infer<typeof chatRequest>, response: ServerResponse): void {
    const { replies } = this.#options;
    this.instructions.push(String(messages[0]?.content));
    const answered = messages.filter(({ tool_calls }) => tool_calls !== undefined).length;
    const { text, delegate } = replies[Math.min(answered, replies.length - 1)] ?? { text: '' };
    const input = { action: 'start', request: delegate, task: null };
    const { chunk } = answerChunks('german', new Date());
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const part of [
      chunk({ role: 'assistant', content: text }),
      ...(delegate ? [chunk({ tool_calls: toolCalls({ name: 'delegate', input }) })] : []),
      chunk({}, delegate ? 'tool_calls' : 'stop'),
    ]) {
      response.write(`data: ${JSON.stringify(part)}\n\n`);
    }
    response.end('data: [DONE]\n\n');
  }
}
