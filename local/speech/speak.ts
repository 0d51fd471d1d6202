import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { parseMessage, type SpeakQuery, sendJson } from './deepgram.ts';
import { Speech } from './speech.ts';
import type { Synthesiser } from './synthesiser.ts';
import { buildWav } from './wav.ts';

/** The most text in one request, as at Deepgram. */
const MAX_CHARACTERS = 2_000;
/** The most text that may wait to be spoken on one socket. */
const MAX_PENDING_CHARACTERS = 20_000;
/** Deepgram's defaults in Hz. */
const DEFAULT_RATES = { linear16: 24_000, mulaw: 8_000, alaw: 8_000 };

const text = z.string().max(MAX_CHARACTERS, `at most ${MAX_CHARACTERS} characters`);
const control = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('Speak'), text }),
    z.object({ type: z.enum(['Flush', 'Clear', 'Close']) }),
  ],
  'one of the types Speak, Flush, Clear, Close',
);

export const speakBody = z.object({ text: text.min(1, 'a text to speak') });

const outputOf = ({ encoding, sample_rate, speed }: SpeakQuery) => ({
  encoding,
  sampleRate: sample_rate ?? DEFAULT_RATES[encoding],
  speed,
});

/**
 * Speaks Deepgram's streaming protocol on a socket opened at `/v1/speak`: text comes in,
 * audio goes out.
 */
export function serveSpeak(
  socket: WebSocket,
  query: SpeakQuery,
  synthesiser: Synthesiser,
  log: Logger,
): void {
  let sequence = 0;
  const send = (message: object) => sendJson(socket, message);
  const fail = (code: string, message: string) =>
    send({ type: 'Error', err_code: code, err_msg: message });

  const speech = new Speech(synthesiser, {
    ...outputOf(query),
    onAudio: (bytes) => {
      if (socket.readyState === socket.OPEN) socket.send(bytes);
    },
    onError: (error) => {
      log.error({ error }, 'A sentence could not be spoken');
      fail('INTERNAL', 'The voice failed; the log of the speech server says why.');
    },
  });

  const speak = (words: string) => {
    if (speech.pendingCharacters + words.length <= MAX_PENDING_CHARACTERS) speech.write(words);
    else {
      const message = `More than ${MAX_PENDING_CHARACTERS} characters wait to be spoken; this text was dropped.`;
      send({ type: 'Warning', warn_code: 'TEXT_DROPPED', warn_msg: message });
    }
  };
  const flush = async () => {
    if (await speech.flush()) send({ type: 'Flushed', sequence_id: sequence++ });
  };
  const clear = () => {
    speech.clear();
    send({ type: 'Cleared', sequence_id: sequence++ });
  };
  const close = async () => {
    await speech.flush();
    socket.close(1000);
  };

  send({ type: 'Metadata', request_id: randomUUID(), model_name: synthesiser.model });
  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary
      ? { problem: 'Binary messages are not taken.' }
      : parseMessage(control, data);
    if ('problem' in message) return fail('DATA', message.problem);
    switch (message.type) {
      case 'Speak':
        return speak(message.text);
      case 'Flush':
        return void flush();
      case 'Clear':
        return clear();
      case 'Close':
        return void close();
    }
  });
  socket.on('close', () => speech.clear());
}

/**
 * Answers a POST to `/v1/speak`: the whole text as audio.
 *
 * @throws what the synthesiser throws
 */
export async function speakText(
  words: string,
  query: SpeakQuery,
  synthesiser: Synthesiser,
): Promise<{ bytes: Buffer; contentType: string }> {
  const output = outputOf(query);
  const chunks: Buffer[] = [];
  const errors: unknown[] = [];
  const speech = new Speech(synthesiser, {
    ...output,
    onAudio: (bytes) => chunks.push(bytes),
    onError: (error) => errors.push(error),
  });
  speech.write(words);
  await speech.flush();
  if (errors.length > 0) throw errors[0];
  const audio = Buffer.concat(chunks);
  return query.container === 'wav'
    ? { bytes: buildWav(audio, output.encoding, output.sampleRate), contentType: 'audio/wav' }
    : { bytes: audio, contentType: `audio/${output.encoding};rate=${output.sampleRate}` };
}
