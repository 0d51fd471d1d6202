import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import type { AgentSettingsInput } from '../../contract/agents.ts';
import { contextFor, runIn, testAgent } from '../testing/context.ts';
import { answerMcp } from '../testing/mcp-protocol.ts';
import { ToolError } from '../tool.ts';
import { connectMcp, type McpConnections } from './connect.ts';

type Servers = NonNullable<NonNullable<AgentSettingsInput['tools']>['mcp']>;

const PROGRAM = fileURLToPath(new URL('../testing/run-mcp-server.ts', import.meta.url));
const stdio = { type: 'stdio' as const, command: process.execPath, args: [PROGRAM] };
const TOOLS = ['find_table', 'book_table', 'environment', 'fail', 'hang'];
const book = {
  name: 'book',
  transport: stdio,
  tools: TOOLS,
  readOnly: ['find_table', 'environment', 'fail', 'hang'],
};
const signal = new AbortController().signal;

const open: McpConnections[] = [];
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.map((connections) => connections.close()));
});
const secret = async (name: string, host: string | null) => {
  if (name === 'book-key') return `the secret for ${host}`;
  if (name === 'broken-key') return 'a secret\n on two lines';
  throw new ToolError('No such credential.');
};
async function connect(mcp: Servers, timeoutMs?: number): Promise<McpConnections> {
  const connections = await connectMcp(testAgent({ tools: { mcp } }), secret, signal, timeoutMs);
  open.push(connections);
  return connections;
}
async function use(
  connections: McpConnections,
  name: string,
  input: unknown = {},
  context = contextFor(),
) {
  const tool = connections.tools.find((tool) => tool.name === name);
  if (tool === undefined) throw new Error(`No tool ${name}.`);
  return runIn(tool, input, context);
}

/** A server over HTTP. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => server.closeAllConnections());
  afterAll(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('offers the tools on the list, and no other, checked against the schema of the server', async () => {
  const connections = await connect([book]);
  expect(connections.failed).toEqual([]);
  expect(connections.tools.map(({ name }) => name)).toEqual(TOOLS.map((name) => `book__${name}`));
  expect(await use(connections, 'book__find_table', { guests: 4 })).toMatchObject({
    failed: false,
    text: expect.stringContaining('find_table for 4'),
  });
  const refused = await use(connections, 'book__find_table', { guests: 0 });
  expect(refused).toMatchObject({ failed: true, text: expect.stringContaining('guests') });
});

it('takes every tool for a change that is not said to be read-only, and asks with its input', async () => {
  const { tools } = await connect([book]);
  const changing = tools.filter((tool) => tool.changes({}));
  expect(changing.map(({ name }) => name)).toEqual(['book__book_table']);
  expect(await changing[0]?.summary({ guests: 4, at_time: 'seven' }, contextFor())).toBe(
    'Shall I have book do "book table", with guests: 4, at time: seven?',
  );
});

it('gives a program its own home and settings, and nothing of the backend', async () => {
  vi.stubEnv('CREDENTIALS_KEY_OF_TEST', 'not for programs');
  const env = { PLAIN: 'as it is', KEY: { credential: 'book-key' } };
  const connections = await connect([{ ...book, transport: { ...stdio, env } }]);
  const { text } = await use(connections, 'book__environment');
  expect(text).toContain('"PLAIN":"as it is"');
  expect(text).toContain('"KEY":"the secret for null"');
  expect(text).not.toContain('not for programs');
  expect(text).not.toContain(`"HOME":"${process.env.HOME}"`);
});

it('tells the model what a server says went wrong', async () => {
  const connections = await connect([book]);
  expect(await use(connections, 'book__fail')).toMatchObject({
    failed: true,
    text: expect.stringContaining('The book is closed.'),
  });
});

it('stops a call when the task is cancelled', async () => {
  const connections = await connect([book]);
  const cancel = new AbortController();
  const call = use(connections, 'book__hang', {}, contextFor({ signal: cancel.signal }));
  cancel.abort(new Error('cancelled'));
  await expect(call).rejects.toThrow('cancelled');
});

it('speaks to a server over HTTP with the headers of its settings', async () => {
  const seen: (string | undefined)[] = [];
  const host = await serve(async (request, response) => {
    seen.push(request.headers.authorization);
    if (request.method !== 'POST') return response.writeHead(405).end();
    const answer = answerMcp(JSON.parse(await text(request)));
    response.writeHead(answer ? 200 : 202, { 'content-type': 'application/json' });
    response.end(answer && JSON.stringify(answer));
  });
  const headers = { authorization: { credential: 'book-key' } };
  const transport = { type: 'http' as const, url: `http://${host}/mcp`, headers };
  const connections = await connect([{ ...book, transport }]);
  const { text: said } = await use(connections, 'book__find_table', { guests: 2 });
  expect(said).toContain('find_table for 2');
  expect(new Set(seen)).toEqual(new Set([`the secret for ${host}`]));
});

it('follows no redirect', async () => {
  const away: string[] = [];
  const other = await serve((request, response) => {
    away.push(request.url ?? '');
    response.end();
  });
  const host = await serve((_, response) => {
    response.writeHead(307, { location: `http://${other}/mcp` }).end();
  });
  const transport = { type: 'http' as const, url: `http://${host}/mcp` };
  const { failed } = await connect([{ ...book, transport }]);
  expect(failed).toMatchObject([{ name: 'book' }]);
  expect(away).toEqual([]);
});

it('does not tell a secret when it says why a server is left out', async () => {
  const headers = { authorization: { credential: 'broken-key' } };
  const transport = { type: 'http' as const, url: 'http://127.0.0.1:9/', headers };
  const { failed } = await connect([{ ...book, transport }]);
  expect(failed).toMatchObject([{ name: 'book' }]);
  expect(JSON.stringify(failed)).not.toMatch(/a secret|on two lines/);
});

it('leaves out a server that is not there or does not answer, and names tools that are missing', async () => {
  const nowhere = {
    ...book,
    name: 'nowhere',
    transport: { ...stdio, command: '/no/such/program' },
  };
  const silent = {
    ...book,
    name: 'silent',
    transport: { ...stdio, args: ['-e', 'setInterval(() => {}, 1000)'] },
  };
  const keyless = {
    ...book,
    name: 'keyless',
    transport: { ...stdio, env: { KEY: { credential: 'none' } } },
  };
  const lacking = { ...book, name: 'lacking', tools: ['find_table', 'sing'], readOnly: [] };
  const { tools, failed } = await connect([nowhere, silent, keyless, lacking], 3_000);
  expect(tools.map(({ name }) => name)).toEqual(['lacking__find_table']);
  expect(failed.map(({ name }) => name)).toEqual(['nowhere', 'silent', 'keyless', 'lacking']);
  expect(failed[3]?.reason).toBe('It has no tool "sing".');
});
