import { randomUUID } from 'node:crypto';
import type { Database } from '../../../db/client.ts';
import { type AgentSettingsInput, agentSettings } from '../../contract/agents.ts';
import { agent } from '../../testing/fixtures.ts';
import type { Ask } from '../confirm.ts';
import { runTool, type ToolOutcome } from '../run-tool.ts';
import { type Tool, type ToolContext, ToolError } from '../tool.ts';

/** An agent of tests, with defaults. */
export const testAgent = (settings: Partial<AgentSettingsInput> = {}) =>
  agentSettings.parse(agent('reception', settings));

/** What a tool is given in a test that needs no more of it. */
export function contextFor(fields: Partial<ToolContext> = {}): ToolContext {
  return {
    callId: randomUUID(),
    taskId: randomUUID(),
    agent: testAgent(),
    callerNumber: null,
    sandbox: async () => {
      throw new Error('This test has no sandbox.');
    },
    secret: async (name) => {
      throw new ToolError(`There is no credential named "${name}".`);
    },
    signal: new AbortController().signal,
    now: () => new Date('2026-03-01T10:00:00.000Z'),
    ...fields,
  };
}

const nobody: Ask = async () => {
  throw new Error('Nobody is to be asked in this test.');
};
const noDatabase = undefined as unknown as Database;

/** Runs a tool that changes nothing, as the model would. */
export function runIn(tool: Tool, input: unknown, context: ToolContext): Promise<ToolOutcome> {
  const scrub = (text: string) => text;
  return runTool(tool, input, context, { database: noDatabase, ask: nobody, scrub });
}
