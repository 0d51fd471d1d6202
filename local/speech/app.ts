import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { streamSSE } from 'hono/streaming';
import type { Logger } from 'pino';
import type { Health } from '../../backend/contract/health.ts';
import {
  CHAT_MODEL,
  chatError,
  chatModels,
  complete,
  FAILING_MODEL,
  streamChunks,
} from './chat.ts';
import { chatRequest } from './chat-request.ts';
import { errorBody, explain, listenQuery, speakQuery } from './deepgram.ts';
import { transcribeBody } from './prerecorded.ts';
import type { Recogniser } from './recogniser.ts';
import { speakBody, speakText } from './speak.ts';
import type { Synthesiser } from './synthesiser.ts';
import { WavError } from './wav.ts';

/** Some four minutes of 48 kHz audio. */
const MAX_AUDIO_BYTES = 25_000_000;
const MAX_JSON_BYTES = 1_000_000;

export interface Engines {
  recogniser: Recogniser;
  synthesiser: Synthesiser;
}

/** What the server answers over plain HTTP, in the forms of Deepgram and OpenAI. */
export function createApp({ recogniser, synthesiser }: Engines, log: Logger): Hono {
  const app = new Hono();
  const limited = (maxSize: number, body: (message: string) => object) =>
    bodyLimit({
      maxSize,
      onError: (c) => c.json(body(`The body is too large; at most ${maxSize} bytes.`), 413),
    });
  const deepgramError = (message: string) => errorBody('REQUEST', message);

  app.get('/healthz', (c) =>
    c.json({
      status: 'ready',
      parts: {
        recogniser: { state: 'ready', detail: recogniser.model },
        synthesiser: { state: 'ready', detail: synthesiser.model },
        chat: { state: 'ready', detail: CHAT_MODEL },
      },
    } satisfies Health),
  );

  app.post('/v1/listen', limited(MAX_AUDIO_BYTES, deepgramError), async (c) => {
    const query = listenQuery.safeParse(c.req.query());
    if (!query.success) return c.json(deepgramError(explain(query.error)), 400);
    const body = Buffer.from(await c.req.arrayBuffer());
    return c.json(await transcribeBody(body, query.data, recogniser));
  });

  app.post('/v1/speak', limited(MAX_JSON_BYTES, deepgramError), async (c) => {
    const query = speakQuery.safeParse(c.req.query());
    if (!query.success) return c.json(deepgramError(explain(query.error)), 400);
    const body = speakBody.safeParse(await c.req.json());
    if (!body.success) return c.json(deepgramError(explain(body.error)), 400);
    const { bytes, contentType } = await speakText(body.data.text, query.data, synthesiser);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': contentType,
      'dg-model-name': synthesiser.model,
    });
  });

  app.get('/v1/models', (c) => c.json(chatModels()));

  app.post('/v1/chat/completions', limited(MAX_JSON_BYTES, chatError), async (c) => {
    const request = chatRequest.safeParse(await c.req.json());
    if (!request.success) return c.json(chatError(explain(request.error)), 400);
    if (request.data.model === FAILING_MODEL)
      return c.json(chatError('This one always fails.'), 503);
    const now = new Date();
    if (!request.data.stream) return c.json(complete(request.data, now));
    return streamSSE(c, async (stream) => {
      for (const chunk of streamChunks(request.data, now)) {
        await stream.writeSSE({ data: JSON.stringify(chunk) });
      }
      await stream.writeSSE({ data: '[DONE]' });
    });
  });

  app.notFound((c) =>
    c.json(deepgramError(`There is no ${c.req.method} ${c.req.path} here.`), 404),
  );
  app.onError((error, c) => {
    const body = c.req.path.startsWith('/v1/chat') ? chatError : deepgramError;
    if (error instanceof SyntaxError) return c.json(body('The body is not JSON.'), 400);
    if (error instanceof WavError) return c.json(body(error.message), 400);
    if (error instanceof HTTPException) return error.getResponse();
    log.error({ error }, 'A request failed');
    return c.json(body('The request failed; the log of the speech server says why.'), 500);
  });
  return app;
}
