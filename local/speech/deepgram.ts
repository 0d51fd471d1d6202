import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { ENCODINGS } from './audio.ts';

/** The largest WebSocket message that is taken, in bytes. */
export const MAX_MESSAGE_BYTES = 1_000_000;

const flag = z.enum(['true', 'false'], 'true or false').transform((value) => value === 'true');
const encoding = z.enum(ENCODINGS, `one of ${ENCODINGS.join(', ')}`);
const sampleRate = z.coerce
  .number('a rate in Hz')
  .int('a rate in Hz')
  .min(8_000, 'at least 8000 Hz')
  .max(48_000, 'at most 48000 Hz');
const milliseconds = z.coerce
  .number('milliseconds')
  .int('milliseconds')
  .min(0, 'milliseconds')
  .max(60_000, 'at most 60000 ms');

/**
 * What `/v1/listen` is asked for. Deepgram's defaults; parameters that the models here have
 * no use for (`model`, `language`, `keyterm` and so on) are ignored.
 */
export const listenQuery = z.object({
  encoding: encoding.default('linear16'),
  sample_rate: sampleRate.default(16_000),
  channels: z.coerce.number('1 or 2').int('1 or 2').min(1, '1 or 2').max(2, '1 or 2').default(1),
  interim_results: flag.default(false),
  vad_events: flag.default(false),
  endpointing: z
    .union(
      [
        z.literal('false').transform(() => null),
        z.literal('true').transform(() => 10),
        milliseconds,
      ],
      'false or milliseconds',
    )
    .default(10),
  utterance_end_ms: milliseconds.optional(),
});
export type ListenQuery = z.infer<typeof listenQuery>;

/** What `/v1/speak` is asked for. The voice is always the same one, whatever `model` says. */
export const speakQuery = z.object({
  encoding: encoding.default('linear16'),
  sample_rate: sampleRate.optional(),
  container: z.enum(['none', 'wav'], 'none or wav').default('none'),
  speed: z.coerce.number('0.7 to 1.5').min(0.7, '0.7 to 1.5').max(1.5, '0.7 to 1.5').default(1),
});
export type SpeakQuery = z.infer<typeof speakQuery>;

/** An error answer in Deepgram's form. */
export const errorBody = (code: string, message: string) => ({
  err_code: code,
  err_msg: message,
  request_id: randomUUID(),
});

/** One line that says what does not fit and what is wanted. */
export const explain = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`).join('; ');

/** A control message, or why it is none. */
export function parseMessage<T>(schema: z.ZodType<T>, data: Buffer): T | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(data.toString());
  } catch {
    return { problem: 'The message is not JSON.' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? parsed.data : { problem: explain(parsed.error) };
}

/** Sends a JSON message, if the other side is still there. */
export function sendJson(socket: WebSocket, message: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
