import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { parseMessage, type SpeakQuery, sendJson } from '../../local/speech/deepgram.ts';
import { DELAYS } from './delays.ts';
import type { StubLog } from './stub-log.ts';
import { voiceOf } from './stub-voice.ts';

const CHUNK_MS = 100;
const DEFAULT_RATES = { linear16: 24_000, mulaw: 8_000, alaw: 8_000 };
const SENTENCE = /^[\s\S]*?[.!?]["')\]]*(?:\s|$)/;

const control = z.union([
  z.object({ type: z.literal('Speak'), text: z.string() }),
  z.object({ type: z.enum(['Flush', 'Clear', 'Close', 'KeepAlive']) }),
]);

/** Deepgram's answer to a POST at `/v1/speak`, after the same delay. */
export async function speakWhole(text: string, query: SpeakQuery, log: StubLog): Promise<Buffer> {
  log.add('text to speak', text);
  await wait(DELAYS.firstAudioMs);
  log.add('first audio', text);
  return voiceOf(text, query.encoding, query.sample_rate ?? DEFAULT_RATES[query.encoding]);
}

/**
 * Speaks Deepgram's streaming protocol on a socket opened at `/v1/speak`: a sentence is spoken when
 * it is whole or flushed, after the delay, and comes faster than it is played.
 */
export function serveSpeak(socket: WebSocket, query: SpeakQuery, log: StubLog): void {
  const { encoding } = query;
  const sampleRate = query.sample_rate ?? DEFAULT_RATES[encoding];
  const bytesPerSample = encoding === 'linear16' ? 2 : 1;
  const chunkBytes = (CHUNK_MS / 1_000) * sampleRate * bytesPerSample;
  let pending = '';
  let sequence = 0;
  let epoch = 0;
  let isSpeaking = false;
  let tail: Promise<void> = Promise.resolve();
  const send = (message: object) => sendJson(socket, message);

  const say = (text: string) => {
    if (text.trim() === '') return;
    log.add('text to speak', text);
    const dueAtMs = performance.now() + DELAYS.firstAudioMs;
    const ofEpoch = epoch;
    const isFirst = !isSpeaking;
    isSpeaking = true;
    tail = tail.then(async () => {
      await wait(Math.max(0, dueAtMs - performance.now()));
      if (ofEpoch !== epoch) return;
      if (isFirst) log.add('first audio', text);
      const audio = voiceOf(text, encoding, sampleRate);
      const beganAtMs = performance.now();
      for (let at = 0, n = 0; at < audio.length && ofEpoch === epoch; at += chunkBytes, n += 1) {
        const atMs = beganAtMs + (n * CHUNK_MS) / DELAYS.audioSpeed;
        await wait(Math.max(0, atMs - performance.now()));
        if (socket.readyState === socket.OPEN) socket.send(audio.subarray(at, at + chunkBytes));
      }
    });
  };
  const takeSentences = () => {
    for (let found = SENTENCE.exec(pending); found; found = SENTENCE.exec(pending)) {
      pending = pending.slice(found[0].length);
      say(found[0]);
    }
  };
  const whenSaid = (then: () => void) => {
    const ofEpoch = epoch;
    tail = tail.then(() => {
      if (ofEpoch === epoch) then();
    });
  };
  const flush = () => {
    say(pending);
    pending = '';
    isSpeaking = false;
    whenSaid(() => send({ type: 'Flushed', sequence_id: sequence++ }));
  };
  const drop = () => {
    if (isSpeaking || pending !== '') log.add('speech dropped');
    epoch += 1;
    pending = '';
    isSpeaking = false;
  };

  send({ type: 'Metadata', request_id: 'stub', model_name: 'stub' });
  socket.on('message', (data: Buffer) => {
    const message = parseMessage(control, data);
    if ('problem' in message) return;
    if (message.type === 'Speak') {
      pending += message.text;
      takeSentences();
    }
    if (message.type === 'Flush') flush();
    if (message.type === 'Clear') {
      drop();
      send({ type: 'Cleared', sequence_id: sequence++ });
    }
    if (message.type === 'Close') {
      flush();
      whenSaid(() => socket.close(1000));
    }
  });
  socket.on('close', drop);
}
