import { randomUUID } from 'node:crypto';
import { afterAll, afterEach } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import { saveAgent } from '../../../db/queries/agents.ts';
import { type CallRow, updateCall } from '../../../db/queries/calls.ts';
import { type AgentSettingsInput, agentSettings } from '../../contract/agents.ts';
import type { TaskUpdate } from '../../contract/tasks.ts';
import { Metrics } from '../../metrics/metrics.ts';
import { agent } from '../../testing/fixtures.ts';
import { memoryQueue, testLog } from '../../testing/services.ts';
import { storeCall } from '../../testing/stored-call.ts';
import { changesNothing, defineTool, type Tool } from '../../tools/tool.ts';
import { createWorkModels } from '../model.ts';
import { Tasks } from '../tasks.ts';
import { startModelServer } from './model-server.ts';

const LIMITS = { firstTokenMs: 10_000, wholeMs: 10_000, tries: 3, pauseMs: 5 };

/** Tasks on a database, with a model that answers as it is told, and tools of the test. */
export async function useTasks(database: Database, tools: Tool[], limits = LIMITS) {
  const server = await startModelServer();
  const queue = memoryQueue();
  const metrics = new Metrics(async () => new Map());
  const config = { provider: 'test', baseUrl: server.baseUrl, apiKey: 'key' };
  const models = createWorkModels(config, limits);
  const opened: Tasks[] = [];

  /** As another process has them. */
  const another = (now = () => new Date()) => {
    const tasks = new Tasks({
      database,
      queue,
      metrics,
      models,
      log: testLog,
      now,
      toolkit: async () => ({
        tools,
        skills: '',
        sandbox: () => Promise.reject(new Error('There is no sandbox.')),
        secret: () => Promise.reject(new Error('There are no secrets.')),
        scrub: (text) => text,
        close: async () => {},
      }),
    });
    opened.push(tasks);
    return tasks;
  };
  const tasks = another();
  afterEach(() => {
    server.answers.length = 0;
    server.requests.length = 0;
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
    server.close();
  });
  return { tasks, another, server, queue, metrics };
}

/** A call in progress with an agent of its own. */
export async function callWith(
  database: Database,
  settings: Partial<AgentSettingsInput> = {},
): Promise<CallRow> {
  const slug = `agent-${randomUUID()}`;
  await saveAgent(database, agentSettings.parse(agent(slug, settings)));
  const { id } = await storeCall(database, { callerNumber: '+15550142' });
  return updateCall(database, id, { agent: slug });
}

/** What a worker hands over. */
export const request = (text: string, key: string = randomUUID()) => ({
  key,
  request: text,
  conversation: [{ speaker: 'caller' as const, text }],
});

export async function all(updates: Promise<AsyncIterable<TaskUpdate>>): Promise<TaskUpdate[]> {
  return Array.fromAsync(await updates);
}

/** A tool that does what the test says. */
export const tool = (
  name: string,
  run: (input: { text: string }, signal: AbortSignal) => Promise<string> | string,
  options: Partial<Tool<{ text: string }>> = {},
): Tool =>
  defineTool<{ text: string }>({
    name,
    description: `Does ${name}.`,
    input: z.object({ text: z.string() }),
    ...changesNothing,
    progress: ({ text }) => `I'm at ${text}.`,
    run: async (input, { signal }) => run(input, signal),
    ...options,
  });
