import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import {
  appendRecordingQuery,
  appendRecordingResponse,
  MAX_RECORDING_BYTES,
  RECORDING,
  recordingGapResponse,
  recordingLink,
  recordingLinkRequest,
  recordingPeaks,
  recordingPeaksQuery,
  storedRecording,
} from '../contract/recordings.ts';
import { ServiceError } from '../errors.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import { appendRecording } from '../recordings/append.ts';
import { completeRecording } from '../recordings/complete.ts';
import { LinkSigner } from '../recordings/link.ts';
import { PeakReader } from '../recordings/peaks.ts';
import { serve } from '../recordings/serve.ts';
import { GapError } from '../recordings/store.ts';
import type { Services } from '../services.ts';

const params = z.object({ id: z.uuid() });
const sound = { schema: { type: 'string', format: 'binary' } } as const;

const append = createRoute({
  ...needs('worker'),
  method: 'put',
  path: '/calls/{id}/recording',
  operationId: 'appendRecording',
  summary: 'Add to a recording; sending the same again is harmless',
  request: {
    params,
    query: appendRecordingQuery,
    body: {
      description: `At most ${MAX_RECORDING_BYTES} bytes`,
      content: { 'application/octet-stream': sound },
    },
  },
  responses: {
    200: reply('How much there is now', appendRecordingResponse),
    409: reply('Bytes before these are missing', recordingGapResponse),
    ...failure,
  },
});

const complete = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/calls/{id}/recording/complete',
  operationId: 'completeRecording',
  summary: 'Put a recording in its lasting place; more may still come',
  request: { params },
  responses: {
    200: reply('Where it is', storedRecording),
    204: { description: 'Nothing was recorded' },
    ...failure,
  },
});

const read = createRoute({
  ...needs('calls:content'),
  method: 'get',
  path: '/calls/{id}/recording',
  operationId: 'readRecording',
  summary: 'Hear a recording, or as much as there is of it',
  description: 'Takes the service token, or the query of a link. Answers HEAD and ranges, too.',
  request: { params, query: z.object({ expires: z.string(), signature: z.string() }).partial() },
  responses: {
    200: { description: 'All of it', content: { [RECORDING.contentType]: sound } },
    206: { description: 'The range asked for', content: { [RECORDING.contentType]: sound } },
    304: { description: 'The state that the client has' },
    416: { description: 'There is nothing in the range asked for' },
    ...failure,
  },
});

const peaks = createRoute({
  ...needs('calls:content'),
  method: 'get',
  path: '/calls/{id}/recording/peaks',
  operationId: 'readRecordingPeaks',
  summary: 'Read how loud a recording is, for a waveform of both sides',
  request: { params, query: recordingPeaksQuery },
  responses: { 200: reply('The peaks', recordingPeaks), ...failure },
});

const link = createRoute({
  ...needs('calls:content'),
  method: 'post',
  path: '/calls/{id}/recording/link',
  operationId: 'createRecordingLink',
  summary: 'Make a link that plays the recording for a while, without a token',
  request: { params, body: body(recordingLinkRequest) },
  responses: { 201: reply('The link', recordingLink), ...failure },
});

export function recordingRoutes({ database, recordings, serviceToken, now, log }: Services) {
  const signer = new LinkSigner(serviceToken);
  const peakReader = new PeakReader(recordings, log);
  const find = async (callId: string) => {
    const recording = await recordings.find(callId);
    if (recording === null) throw new ServiceError('not_found', 'This call has no recording.');
    return recording;
  };

  return createRouter()
    .openapi(append, async (c) => {
      const { startedAt, offset } = c.req.valid('query');
      const part = { callId: c.req.valid('param').id, startedAtMs: Date.parse(startedAt) };
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      try {
        const size = await appendRecording(database, recordings, part, offset, bytes);
        return c.json({ size }, 200);
      } catch (error) {
        if (!(error instanceof GapError)) throw error;
        const { message, size } = error;
        const requestId = c.get('requestId');
        return c.json({ error: { code: 'conflict' as const, message, requestId }, size }, 409);
      }
    })
    .openapi(complete, async (c) => {
      const stored = await completeRecording(database, recordings, c.req.valid('param').id);
      return stored === null ? c.body(null, 204) : c.json(stored, 200);
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param');
      return serve(await find(id), id, c.req.raw);
    })
    .openapi(peaks, async (c) => {
      const { id } = c.req.valid('param');
      const recording = await find(id);
      const { startedAt, durationMs } = recording;
      const read = await peakReader.read(id, recording, c.req.valid('query').width);
      return c.json({ startedAt: startedAt.toISOString(), durationMs, peaks: read }, 200);
    })
    .openapi(link, async (c) => {
      const { id } = c.req.valid('param');
      const { startedAt, durationMs } = await find(id);
      const expiresAt = new Date(now().getTime() + c.req.valid('json').expiresInMs);
      const query = new URLSearchParams({ ...signer.sign(id, expiresAt) });
      return c.json(
        {
          url: `/v1/calls/${id}/recording?${query}`,
          expiresAt: expiresAt.toISOString(),
          startedAt: startedAt.toISOString(),
          durationMs,
        },
        201,
      );
    });
}
