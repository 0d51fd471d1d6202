import type { MCPClient } from '@ai-sdk/mcp';
import { z } from 'zod';
import type { McpServer } from '../../contract/agents.ts';
import { NothingDone, type Tool, ToolError } from '../tool.ts';
import type { Wording } from '../wording.ts';
import { resultText } from './result-text.ts';

const CALL_TIMEOUT_MS = 60_000;
/** More cannot be spoken, and so not be agreed to. */
const MAX_SPOKEN = 1_500;
const MAX_DESCRIPTION = 4_000;
/** What providers take for the name of a tool. */
const MAX_NAME = 64;

type Definition = Awaited<ReturnType<MCPClient['listTools']>>['tools'][number];
type Arguments = Record<string, unknown>;

/** A tool of a server as one of ours. It changes something unless the operator has said that it does not. */
export function mcpTool(
  server: McpServer,
  definition: Definition,
  client: Pick<MCPClient, 'callTool'>,
  words: Wording,
): Tool {
  const { name, description = name, inputSchema } = definition;
  const changes = !server.readOnly.includes(name);
  return {
    name: `${server.name}__${name.replaceAll(/[^\w-]/g, '_')}`.slice(0, MAX_NAME),
    description: description.slice(0, MAX_DESCRIPTION),
    input: inputOf(inputSchema),
    changes: () => changes,
    summary(input) {
      const spoken = spokenInput(input as Arguments);
      if (spoken.length > MAX_SPOKEN) {
        throw new NothingDone('This holds more than can be read out to the caller.');
      }
      return words.askService(name.replaceAll(/[_-]+/g, ' '), server.name, spoken);
    },
    progress: () => words.using(server.name),
    async run(input, { signal }) {
      const options = { signal, timeout: CALL_TIMEOUT_MS };
      const called = await client
        .callTool({ name, arguments: input as Arguments, options })
        .catch((error: unknown) => {
          signal.throwIfAborted();
          throw new ToolError(`${server.name} did not answer as it should. ${messageOf(error)}`);
        });
      const text = resultText(called);
      if ('isError' in called && called.isError) throw new ToolError(text);
      return text;
    },
  };
}

/** A schema that cannot be read here is left to the server to check. */
function inputOf(schema: Definition['inputSchema']): z.ZodType {
  try {
    return z.fromJSONSchema({ ...schema, type: 'object' } as z.core.JSONSchema.JSONSchema);
  } catch {
    return z.looseObject({}).meta(schema);
  }
}

const spokenInput = (input: Arguments): string =>
  Object.entries(input)
    .map(([name, value]) => `${name.replaceAll(/[_-]+/g, ' ')}: ${spokenValue(value)}`)
    .join(', ');

const spokenValue = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');
