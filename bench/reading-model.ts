import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';

/** OpenAI's rule of thumb for English. */
const CHARACTERS_PER_TOKEN = 4;

const request = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })).min(1),
});

/** What the model was given to read for one reply, in tokens. */
export interface Reading {
  tokens: number;
  /** How many of them stood in the same place in the request before: a provider's cache has them. */
  repeated: number;
}

/**
 * Stands before a model to see what it is given to read. Each conversation asks below a path of
 * its own.
 *
 * @param tokensPerSecond - the speed at which the model pretends to read; Infinity: as it is
 */
export async function startReadingModel(upstream: string, tokensPerSecond: number) {
  const readings = new Map<string, Reading[]>();
  const last = new Map<string, string>();

  const app = new Hono();
  app.post('/:conversation/chat/completions', async (c) => {
    const body = await c.req.text();
    const { messages } = request.parse(JSON.parse(body));
    const prompt = JSON.stringify(messages);
    const { conversation } = c.req.param();
    // The one that asks for a summary is nobody's turn.
    if (messages.length > 2) {
      const reading = read(prompt, last.get(conversation) ?? '');
      last.set(conversation, prompt);
      readings.set(conversation, [...(readings.get(conversation) ?? []), reading]);
    }
    await wait((tokensIn(prompt.length) / tokensPerSecond) * 1_000);
    const headers = {
      'content-type': 'application/json',
      authorization: c.req.header('authorization') ?? '',
    };
    const url = `${upstream}/chat/completions`;
    const answer = await fetch(url, { method: 'POST', headers, body, signal: c.req.raw.signal });
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
    });
  });

  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    readings: (conversation: string): Reading[] => readings.get(conversation) ?? [],
    stop: () => server.close(),
  };
}

function read(prompt: string, before: string): Reading {
  let same = 0;
  while (same < prompt.length && prompt[same] === before[same]) same += 1;
  return { tokens: tokensIn(prompt.length), repeated: tokensIn(same) };
}

const tokensIn = (characters: number) => Math.round(characters / CHARACTERS_PER_TOKEN);
