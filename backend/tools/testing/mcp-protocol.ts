import { readFileSync } from 'node:fs';

/** As much of the Model Context Protocol as a server of tests speaks. */
interface Message {
  id?: number | string;
  method: string;
  params?: { name?: string; arguments?: Record<string, unknown> };
}

const TOOLS = [
  {
    name: 'find_table',
    description: 'Finds a free table.',
    inputSchema: {
      type: 'object',
      properties: { guests: { type: 'integer', minimum: 1 } },
      required: ['guests'],
    },
  },
  {
    name: 'book_table',
    description: 'Books a table.',
    inputSchema: { type: 'object', properties: { guests: { type: 'integer' } } },
  },
  { name: 'environment', inputSchema: { type: 'object' } },
  { name: 'news', inputSchema: { type: 'object' } },
  { name: 'fail', inputSchema: { type: 'object' } },
  { name: 'hang', inputSchema: { type: 'object' } },
  { name: 'delete_everything', inputSchema: { type: 'object' } },
];

const text = (said: string) => ({ content: [{ type: 'text', text: said }] });

/** The answer to a message; undefined when there is to be none. */
export function answerMcp({ id, method, params }: Message): object | undefined {
  if (id === undefined || params?.name === 'hang') return undefined;
  const answer = (result: object) => ({ jsonrpc: '2.0', id, result });
  switch (method) {
    case 'initialize':
      return answer({
        protocolVersion: '2025-06-18',
        capabilities: { tools: {} },
        serverInfo: { name: 'tests', version: '1' },
      });
    case 'tools/list':
      return answer({ tools: TOOLS });
    case 'tools/call':
      return answer(call(params?.name ?? '', params?.arguments ?? {}));
    default:
      return { jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } };
  }
}

function call(name: string, input: Record<string, unknown>): object {
  if (name === 'environment') return text(JSON.stringify(process.env));
  if (name === 'news') return text(readFileSync(process.env.NEWS_FILE ?? '', 'utf8'));
  if (name === 'fail') return { ...text('The book is closed.'), isError: true };
  return text(`${name} for ${input.guests}`);
}
