import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { FRAME_MS, levelDb } from '../../local/caller/voice-activity.ts';
import { createDecoder } from '../../local/speech/audio.ts';
import { type ListenQuery, parseMessage, sendJson } from '../../local/speech/deepgram.ts';
import { toAlternative } from '../../local/speech/listen.ts';
import { Hearing, type Script } from './hearing.ts';
import type { StubLog } from './stub-log.ts';

const control = z.object({ type: z.enum(['KeepAlive', 'Finalize', 'CloseStream']) });

/** A recogniser's connection, which can be told what it will hear. */
export interface Ear {
  expect(script: Script | null): void;
  expectEach(scripts: readonly Script[]): void;
}

/**
 * Speaks Deepgram's streaming protocol on a socket opened at `/v1/listen`: hears what the rig says is
 * being said, as its sound comes in.
 */
export function serveListen(socket: WebSocket, query: ListenQuery, log: StubLog): Ear {
  const requestId = randomUUID();
  const decode = createDecoder(query.encoding, query.channels);
  const frameSize = (query.sample_rate * FRAME_MS) / 1_000;
  let rest = new Int16Array(0);
  let receivedS = 0;
  let startS = 0;
  let finalAsked = false;
  let utteranceEnd: NodeJS.Timeout | undefined;
  const send = (message: object) => sendJson(socket, message);

  const sendResult = (text: string, isFinal: boolean, fromFinalize: boolean) => {
    const transcript = { text, startS, endS: receivedS, isFinal, isSpeechFinal: isFinal };
    send({
      type: 'Results',
      channel_index: [0, 1],
      start: startS,
      duration: receivedS - startS,
      is_final: isFinal,
      speech_final: isFinal,
      from_finalize: fromFinalize,
      channel: { alternatives: [toAlternative(transcript)] },
      metadata: { request_id: requestId, model_info: { name: 'stub' } },
    });
  };

  const hearing = new Hearing({
    onStarted: () => {
      clearTimeout(utteranceEnd);
      startS = receivedS;
      if (query.vad_events) send({ type: 'SpeechStarted', channel: [0], timestamp: startS });
    },
    onInterim: (text) => {
      log.add('interim', text);
      if (query.interim_results) sendResult(text, false, false);
    },
    onFinal: (text, lastVoicedAtMs) => {
      log.add('last voiced frame', text, lastVoicedAtMs);
      log.add('final', text);
      sendResult(text, true, finalAsked);
      finalAsked = false;
      if (query.utterance_end_ms === undefined) return;
      const message = { type: 'UtteranceEnd', channel: [0, 1], last_word_end: receivedS };
      utteranceEnd = setTimeout(() => send(message), query.utterance_end_ms);
    },
  });

  const hear = (bytes: Buffer) => {
    const samples = Int16Array.from(decode(bytes), (sample) => sample * 32_767);
    receivedS += samples.length / query.sample_rate;
    const all = new Int16Array(rest.length + samples.length);
    all.set(rest);
    all.set(samples, rest.length);
    let at = 0;
    for (; at + frameSize <= all.length; at += frameSize) {
      hearing.hear(levelDb(all.subarray(at, at + frameSize)));
    }
    rest = all.slice(at);
  };

  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) return hear(data);
    const message = parseMessage(control, data);
    if ('problem' in message) return;
    if (message.type === 'CloseStream') {
      send({ type: 'Metadata', request_id: requestId, duration: receivedS, channels: 1 });
      socket.close(1000);
    }
    if (message.type !== 'Finalize') return;
    // What is still being heard comes as final when it would have come anyway: delays are fixed.
    if (hearing.isOpen) finalAsked = true;
    else sendResult('', true, true);
  });
  socket.on('close', () => {
    clearTimeout(utteranceEnd);
    hearing.stop();
  });
  return {
    expect: (script) => hearing.expect(script),
    expectEach: (scripts) => hearing.expectEach(scripts),
  };
}
