import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the model is asked, as OpenAI's protocol has it. */
interface ChatRequest {
  model: string;
  messages: { role: string; content: string | null; tool_calls?: unknown[] }[];
  tools?: { function: { name: string; parameters: object } }[];
}

export type ChatAnswer = (response: ServerResponse, request: ChatRequest) => unknown;

/** A server that speaks OpenAI's protocol and answers one request after the other as it is told. */
export async function startModelServer() {
  const requests: ChatRequest[] = [];
  const answers: ChatAnswer[] = [];
  const server = createServer(async (incoming, response) => {
    const request = JSON.parse(await text(incoming)) as ChatRequest;
    requests.push(request);
    const answer = answers.shift() ?? refuses(418);
    await answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    /** The answers to come. */
    answers,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const USAGE = {
  prompt_tokens: 100,
  completion_tokens: 20,
  total_tokens: 120,
  prompt_tokens_details: { cached_tokens: 40 },
};

function stream(response: ServerResponse, deltas: object[], reason: string, usage = USAGE): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const head = { id: '1', object: 'chat.completion.chunk', created: 0, model: 'large' };
  const send = (chunk: object) =>
    response.write(`data: ${JSON.stringify({ ...head, ...chunk })}\n\n`);
  for (const delta of deltas) send({ choices: [{ index: 0, delta, finish_reason: null }] });
  send({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
  send({ choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** 60 tokens in, 40 cached, 20 out. */
export const says =
  (...words: string[]): ChatAnswer =>
  (response) =>
    stream(
      response,
      words.map((content) => ({ content })),
      'stop',
    );

/** Calls a tool, or several, perhaps with words beside it. */
export const calls =
  (called: [name: string, input: unknown][], words = ''): ChatAnswer =>
  (response) => {
    const tool_calls = called.map(([name, input], index) => ({
      index,
      id: `call_${Math.random()}`,
      type: 'function',
      function: { name, arguments: JSON.stringify(input) },
    }));
    stream(response, [{ role: 'assistant', content: words }, { tool_calls }], 'tool_calls');
  };

export const refuses =
  (status: number): ChatAnswer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: 'no', type: 'x', param: null, code: null } }));
  };

export const sendsGarbage: ChatAnswer = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end('data: {"choices": 7\n\ndata: [DONE]\n\n');
};

export const breaksOff: ChatAnswer = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const chunk = { id: '1', choices: [{ index: 0, delta: { content: 'Half an' } }] };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`, () => response.destroy());
};

/** Never answers. */
export const hangs: ChatAnswer = () => {};
