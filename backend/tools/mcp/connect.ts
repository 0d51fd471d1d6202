import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMCPClient, type MCPClient } from '@ai-sdk/mcp';
import { StdioMCPTransport } from '@ai-sdk/mcp/mcp-stdio';
import type { AgentSettings, McpServer } from '../../contract/agents.ts';
import { Scrubber } from '../../credentials/scrubber.ts';
import type { Tool, ToolContext } from '../tool.ts';
import { wordingFor } from '../wording.ts';
import { mcpTool } from './mcp-tool.ts';

const CONNECT_TIMEOUT_MS = 15_000;
/** A server that lists more pages of tools than this lists them for ever. */
const MAX_PAGES = 20;

/** The servers that an agent's tools come from, for the length of a call. */
export interface McpConnections {
  tools: Tool[];
  /** Servers that are not there, and tools that a server has not: for the trace. */
  failed: { name: string; reason: string }[];
  close(): Promise<void>;
}

interface Connection {
  tools: Tool[];
  missing: string[];
  close(): Promise<void>;
}

/**
 * Connects to the agent's servers, all at the same time. One that does not answer is left out.
 *
 * @param secret - resolves what the servers' settings name
 */
export async function connectMcp(
  agent: Pick<AgentSettings, 'language'> & { tools: Pick<AgentSettings['tools'], 'mcp'> },
  secret: ToolContext['secret'],
  signal: AbortSignal,
  timeoutMs = CONNECT_TIMEOUT_MS,
): Promise<McpConnections> {
  const servers = agent.tools.mcp;
  const limits = { signal, timeout: timeoutMs };
  const scrubber = new Scrubber();
  const noted: ToolContext['secret'] = async (name, host) => {
    const value = await secret(name, host);
    scrubber.add(name, value);
    return value;
  };
  const results = await Promise.allSettled(
    servers.map((server) => connect(server, agent.language, noted, limits)),
  );
  // A header that is none is quoted by the error about it.
  const reasonOf = (error: unknown) =>
    scrubber.scrub(error instanceof Error ? error.message : String(error)).slice(0, 500);
  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.flatMap((result, index) => {
    const name = servers[index]?.name ?? '';
    if (result.status === 'rejected') return [{ name, reason: reasonOf(result.reason) }];
    return result.value.missing.map((tool) => ({ name, reason: `It has no tool "${tool}".` }));
  });
  return {
    tools: made.flatMap(({ tools }) => tools),
    failed,
    async close() {
      await Promise.allSettled(made.map((connection) => connection.close()));
    },
  };
}

interface Limits {
  signal: AbortSignal;
  timeout: number;
}

async function connect(
  server: McpServer,
  language: string,
  secret: ToolContext['secret'],
  limits: Limits,
): Promise<Connection> {
  // A program of the operator's: it is started in a folder of its own, which is its home.
  const home = await mkdtemp(join(tmpdir(), 'switchboard-mcp-'));
  let client: MCPClient | undefined;
  const close = async () => {
    await client?.close().catch(() => {});
    await rm(home, { recursive: true, force: true });
  };
  try {
    client = await createMCPClient({
      transport: await transportOf(server, home, secret),
      initializationOptions: limits,
      clientName: 'switchboard',
      // What breaks a connection fails the calls on it.
      onUncaughtError: () => {},
    });
    const listed = await listTools(client, limits);
    const offered = listed.filter(({ name }) => server.tools.includes(name));
    const words = wordingFor(language);
    const tools = offered.map((definition) =>
      mcpTool(server, definition, client as MCPClient, words),
    );
    const names = new Set(offered.map(({ name }) => name));
    return { tools, missing: server.tools.filter((name) => !names.has(name)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function transportOf({ transport }: McpServer, home: string, secret: ToolContext['secret']) {
  if (transport.type === 'http') {
    const { url } = transport;
    const headers = await resolve(transport.headers, (name) => secret(name, new URL(url).host));
    return { type: 'http' as const, url, headers, redirect: 'error' as const };
  }
  const env = await resolve(transport.env, (name) => secret(name, null));
  return new StdioMCPTransport({
    command: transport.command,
    args: transport.args,
    env: { ...baseEnvironment(home), ...env },
    cwd: home,
    stderr: 'ignore',
  });
}

/** Nothing else of the backend's environment: the transport would add what is not set here. */
function baseEnvironment(home: string): Record<string, string> {
  const { PATH = '/usr/bin:/bin', LANG = 'C.UTF-8' } = process.env;
  return { PATH, LANG, HOME: home, LOGNAME: '', SHELL: '', TERM: '', USER: '' };
}

async function resolve(
  texts: Record<string, string | { credential: string }>,
  secret: (name: string) => Promise<string>,
): Promise<Record<string, string>> {
  const entries = Object.entries(texts).map(
    async ([key, text]) =>
      [key, typeof text === 'string' ? text : await secret(text.credential)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function listTools(client: MCPClient, options: Limits) {
  const tools: Awaited<ReturnType<MCPClient['listTools']>>['tools'] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const listed = await client.listTools({ ...(cursor && { params: { cursor } }), options });
    tools.push(...listed.tools);
    cursor = listed.nextCursor;
    if (cursor === undefined) break;
  }
  return tools;
}
