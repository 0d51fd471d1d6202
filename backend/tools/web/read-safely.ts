import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ToolError } from '../tool.ts';
import type { ReadablePage } from './readable.ts';

const WORKER = new URL('./readable-worker.ts', import.meta.url);
const MAX_READING_MS = 8_000;
const MAX_HEAP_MB = 192;

/**
 * A page's text, made out in a thread of its own: a page that is built to take for ever, or all
 * memory, costs that thread and nothing else.
 *
 * @throws ToolError when it took too long or too much; the signal's reason when aborted
 */
export async function readSafely(
  html: string,
  url: string,
  signal: AbortSignal,
  limitMs = MAX_READING_MS,
): Promise<ReadablePage> {
  const worker = new Worker(WORKER, {
    workerData: { html, url },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    env: {},
    execArgv: [],
  });
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    const [page] = await once(worker, 'message', { signal: limit });
    return page as ReadablePage;
  } catch {
    signal.throwIfAborted();
    throw new ToolError('The page could not be read: it is too large or too deep.');
  } finally {
    await worker.terminate();
  }
}
