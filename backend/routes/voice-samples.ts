import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { notNoted } from '../audit/noted.ts';
import { voiceSampleRequest } from '../contract/voice-samples.ts';
import { body, createRouter, failure } from '../http/router.ts';
import type { VoiceSamples } from '../voices/voice-samples.ts';

const create = createRoute({
  ...needs('agents:write'),
  ...notNoted,
  method: 'post',
  path: '/voice-samples',
  operationId: 'createVoiceSample',
  summary: 'Hear a text in a voice',
  request: { body: body(voiceSampleRequest) },
  responses: {
    200: {
      description: 'The audio',
      content: { 'audio/wav': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...failure,
  },
});

export function voiceSampleRoutes({ voiceSamples }: { voiceSamples: Pick<VoiceSamples, 'speak'> }) {
  return createRouter().openapi(create, async (c) =>
    c.body(await voiceSamples.speak(c.req.valid('json')), 200, { 'content-type': 'audio/wav' }),
  );
}
