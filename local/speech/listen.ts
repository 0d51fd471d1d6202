import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { createDecoder, createResampler } from './audio.ts';
import { type ListenQuery, parseMessage, sendJson } from './deepgram.ts';
import { type Recogniser, SAMPLE_RATE } from './recogniser.ts';
import { timeWords } from './transcript.ts';
import { type Transcript, Transcription } from './transcription.ts';

/** Moonshine gives none. */
const CONFIDENCE = 0.9;

const control = z.object({ type: z.enum(['KeepAlive', 'Finalize', 'CloseStream']) });

/** One utterance as an entry of Deepgram's `alternatives`. */
export const toAlternative = ({ text, startS, endS }: Transcript) => ({
  transcript: text,
  confidence: text === '' ? 0 : CONFIDENCE,
  words: timeWords(text, startS, endS).map((word) => ({
    word: word.text.toLowerCase().replace(/[^\p{L}\p{N}'-]/gu, ''),
    punctuated_word: word.text,
    start: word.startS,
    end: word.endS,
    confidence: CONFIDENCE,
  })),
});

/**
 * Speaks Deepgram's streaming protocol on a socket opened at `/v1/listen`: audio comes in,
 * transcripts go out.
 */
export function serveListen(
  socket: WebSocket,
  query: ListenQuery,
  recogniser: Recogniser,
  log: Logger,
): void {
  const requestId = randomUUID();
  const decode = createDecoder(query.encoding, query.channels);
  const resampler = createResampler(query.sample_rate, SAMPLE_RATE);
  let receivedS = 0;
  let finals = 0;
  let isFinalizing = false;
  let isClosing = false;
  let utteranceEnd: NodeJS.Timeout | undefined;

  const send = (message: object) => sendJson(socket, message);

  const fail = (description: string) =>
    send({ type: 'Error', variant: 'DATA', description, message: description });

  const sendResult = (transcript: Transcript) =>
    send({
      type: 'Results',
      channel_index: [0, 1],
      start: transcript.startS,
      duration: transcript.endS - transcript.startS,
      is_final: transcript.isFinal,
      speech_final: transcript.isSpeechFinal,
      from_finalize: transcript.isFinal && isFinalizing,
      channel: { alternatives: [toAlternative(transcript)] },
      metadata: { request_id: requestId, model_info: { name: recogniser.model } },
    });

  const scheduleUtteranceEnd = ({ endS }: Transcript) => {
    const message = { type: 'UtteranceEnd', channel: [0, 1], last_word_end: endS };
    clearTimeout(utteranceEnd);
    utteranceEnd = setTimeout(() => send(message), query.utterance_end_ms);
  };

  const transcription = new Transcription(recogniser, {
    endpointingMs: query.endpointing,
    interimResults: query.interim_results,
    onSpeechStarted: (atS) => {
      clearTimeout(utteranceEnd);
      if (query.vad_events) send({ type: 'SpeechStarted', channel: [0], timestamp: atS });
    },
    onTranscript: (transcript) => {
      sendResult(transcript);
      if (!transcript.isFinal) return;
      finals += 1;
      if (query.utterance_end_ms !== undefined) scheduleUtteranceEnd(transcript);
    },
    onError: (error) => {
      log.error({ error }, 'An utterance could not be recognised');
      fail('The recogniser failed; the log of the speech server says why.');
    },
  });

  const finalize = async () => {
    isFinalizing = true;
    const before = finals;
    await transcription.flush();
    if (finals === before) {
      const [startS, endS] = [receivedS, receivedS];
      sendResult({ text: '', startS, endS, isFinal: true, isSpeechFinal: true });
    }
    isFinalizing = false;
  };

  const close = async () => {
    isClosing = true;
    await transcription.flush();
    send({ type: 'Metadata', request_id: requestId, duration: receivedS, channels: 1 });
    socket.close(1000);
  };

  const hear = (bytes: Buffer) => {
    const samples = resampler.push(decode(bytes));
    receivedS += samples.length / SAMPLE_RATE;
    transcription.write(samples);
  };

  socket.on('message', (data: Buffer, isBinary) => {
    if (isClosing) return;
    if (isBinary) return hear(data);
    const message = parseMessage(control, data);
    if ('problem' in message) fail(message.problem);
    else if (message.type === 'Finalize') void finalize();
    else if (message.type === 'CloseStream') void close();
  });
  socket.on('close', () => {
    isClosing = true;
    clearTimeout(utteranceEnd);
    transcription.close();
  });
}
