import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { errorFields, type Logger } from '../log.ts';
import type { Viewer } from './viewer.ts';

/** A sign of life, for those who watch and for proxies on the way. */
const ALIVE_EVERY_MS = 15_000;
/** Whoever may no longer watch is cut off so soon. */
const CHECK_EVERY_MS = 60_000;

/**
 * Answers with a stream of server-sent events, to the end of the viewer or of the connection.
 *
 * @param mayGoOn - asked each minute whether the viewer may still watch
 */
export function sendLive(
  c: Context,
  viewer: Viewer,
  { log, mayGoOn }: { log: Logger; mayGoOn: () => Promise<boolean> },
): Response {
  const alive = setInterval(() => viewer.push(':\n\n'), ALIVE_EVERY_MS);
  const check = setInterval(async () => {
    // While nobody can tell, who may watch goes on.
    if (!(await mayGoOn().catch(() => true))) viewer.cutOff();
  }, CHECK_EVERY_MS);
  viewer.ended.addEventListener('abort', () => {
    clearInterval(alive);
    clearInterval(check);
  });
  // A proxy that gathers the answer would hold it back.
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(
    c,
    async (stream) => {
      stream.onAbort(() => viewer.cutOff());
      // It may be waiting for a reader that does not read.
      viewer.ended.addEventListener('abort', () => viewer.isCutOff && stream.abort());
      for await (const frames of viewer) await stream.write(frames);
    },
    async (error) => log.warn({ error: errorFields(error) }, 'Live stream broke off'),
  );
}
