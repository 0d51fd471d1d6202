import { z } from 'zod';
import { changesNothing, defineTool, type Tool, ToolError } from '../tool.ts';
import type { Wording } from '../wording.ts';
import { readSafely } from './read-safely.ts';

const MAX_BYTES = 2_000_000;
const TIMEOUT_MS = 20_000;
const TEXT = /^(text\/|application\/(json|xml|[a-z.-]+\+(json|xml)))/;
const HTML = /^(text\/html|application\/xhtml\+xml)/;

/** The address of a page. */
export const pageUrl = z
  .url({ protocol: /^https?$/, error: 'an address that begins with https:// or http://' })
  .max(2_000)
  .refine((url) => URL.parse(url)?.username === '', 'an address without a user name');

export const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

/** Reads a page without a browser. */
export function fetchPageTool(words: Wording): Tool {
  return defineTool({
    name: 'fetch_page',
    description:
      'Reads a web page as text, with its links. It changes nothing. For pages that need a browser, or forms, use browser_open. Only the hosts the operator allows can be reached.',
    input: z.strictObject({ url: pageUrl }),
    ...changesNothing,
    progress: ({ url }) => words.opening(hostOf(url)),
    async run({ url }, { sandbox, signal }) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
      try {
        const headers = { accept: 'text/html, text/plain, application/json' };
        const response = await (await sandbox()).fetch(url, { headers, signal: limit });
        return await told(response, response.url || url, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (limit.aborted) throw new ToolError(`${hostOf(url)} took too long to answer.`);
        if (error instanceof TypeError) throw new ToolError(`${hostOf(url)} cannot be reached.`);
        throw error;
      }
    },
  });
}

async function told(response: Response, url: string, signal: AbortSignal): Promise<string> {
  const type = response.headers.get('content-type') ?? 'text/plain';
  if (!TEXT.test(type)) {
    await response.body?.cancel();
    throw new ToolError(`${url} is not text but ${type.slice(0, 100)}.`);
  }
  const { bytes, cut } = await firstBytes(response);
  const body = decode(bytes, type);
  const notes = [
    response.ok ? '' : `[the page answered with status ${response.status}]`,
    cut ? `[only the first ${MAX_BYTES} bytes were read]` : '',
  ].filter((note) => note !== '');
  if (!HTML.test(type)) return [...notes, body].join('\n');
  const page = await readSafely(body, url, signal);
  const links = page.links.map(({ text, url }) => `${text}: ${url}`);
  const head = [...notes, `Title: ${page.title}`, `Address: ${url}`];
  return [...head, '', page.text, '', 'Links:', ...links].join('\n');
}

async function firstBytes(response: Response): Promise<{ bytes: Buffer; cut: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop cancels the rest.
    if (length > MAX_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, MAX_BYTES), cut: length > MAX_BYTES };
}

function decode(bytes: Buffer, type: string): string {
  const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(type) ?? [];
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
