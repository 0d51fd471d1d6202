import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { errorFields, type Logger } from '../log.ts';
import type { Viewer } from './viewer.ts';

/** A sign of life, for those who watch and for proxies on the way. */
const ALIVE_EVERY_MS = 15_000;

/**
 * Answers with a stream of server-sent events, to the end of the viewer or of the connection. For
 * whoever may no longer watch, `authenticate` ends it.
 */
export function sendLive(c: Context, viewer: Viewer, log: Logger): Response {
  // A proxy that gathers the answer would hold it back.
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(
    c,
    async (stream) => {
      stream.onAbort(() => viewer.cutOff());
      // It may be waiting for a reader that does not read.
      viewer.ended.addEventListener('abort', () => viewer.isCutOff && stream.abort());
      const alive = setInterval(() => viewer.push(':\n\n'), ALIVE_EVERY_MS);
      for await (const frames of viewer) await stream.write(frames);
      clearInterval(alive);
    },
    async (error) => log.warn({ error: errorFields(error) }, 'Live stream broke off'),
  );
}
