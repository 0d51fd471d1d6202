import type { MCPClient } from '@ai-sdk/mcp';
import { z } from 'zod';

type Result = Awaited<ReturnType<MCPClient['callTool']>>;

const part = z.union([
  z.looseObject({ type: z.literal('text'), text: z.string() }).transform(({ text }) => text),
  z
    .looseObject({ type: z.literal('resource'), resource: z.looseObject({ text: z.string() }) })
    .transform(({ resource }) => resource.text),
  z.looseObject({ type: z.literal('resource_link'), uri: z.string() }).transform(({ uri }) => uri),
  z.looseObject({ type: z.string() }).transform(({ type }) => `[${type} left out]`),
]);

/** What a server has answered, as text for a model: what is no text is named and left out. */
export function resultText(result: Result): string {
  const content = z.array(part).safeParse('content' in result ? result.content : undefined);
  const text = content.success ? content.data.join('\n') : '';
  if (text !== '') return text;
  const other = 'toolResult' in result ? result.toolResult : result.structuredContent;
  return other === undefined ? 'It answered nothing.' : JSON.stringify(other);
}
