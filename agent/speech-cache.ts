import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { log, tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { ONE_ATTEMPT } from './providers/fault.ts';

/** Frames of 20 ms, as the room's audio goes out. */
const FRAMES_PER_SECOND = 50;
const BYTES_PER_SAMPLE = 2;

/**
 * Speech that is the same on every call, such as an agent's greeting, kept on disk as 16 bit mono
 * PCM: the second caller hears it without waiting for synthesis, and it is paid for once.
 */
export class SpeechCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The kept speech, or undefined when there is none yet.
   *
   * @param voice - all that makes `text` sound as it does, provider included
   */
  async find(
    voice: string,
    text: string,
    sampleRate: number,
  ): Promise<ReadableStream<AudioFrame> | undefined> {
    const pcm = await readFile(this.#file(voice, text, sampleRate)).catch(() => undefined);
    return pcm && ReadableStream.from(framesOf(pcm, sampleRate));
  }

  /**
   * Synthesises and keeps `text`, whole or not at all.
   *
   * @returns whether it is kept. A failure is only logged: the next call tries again.
   */
  async keep(voice: string, text: string, synthesiser: tts.TTS): Promise<boolean> {
    const file = this.#file(voice, text, synthesiser.sampleRate);
    try {
      const pcm = await synthesise(synthesiser, text);
      await mkdir(this.#folder, { recursive: true });
      // Renamed into place, so that another call never finds half of it.
      const unfinished = `${file}.${process.pid}`;
      await writeFile(unfinished, pcm);
      await rename(unfinished, file);
      return true;
    } catch (error) {
      log().warn({ error }, 'speech not kept');
      return false;
    }
  }

  #file(voice: string, text: string, sampleRate: number): string {
    const key = createHash('sha256').update(JSON.stringify([voice, text, sampleRate]));
    return join(this.#folder, `${key.digest('hex')}.pcm`);
  }
}

async function synthesise(synthesiser: tts.TTS, text: string): Promise<Buffer> {
  // Without a listener, an error would be thrown where nobody catches it.
  synthesiser.on('error', () => undefined);
  const stream = synthesiser.stream({ connOptions: ONE_ATTEMPT });
  stream.pushText(text);
  stream.endInput();
  const parts: Buffer[] = [];
  let isWhole = false;
  for await (const part of stream) {
    if (part === tts.SynthesizeStream.END_OF_STREAM) {
      isWhole = true;
      continue;
    }
    const { buffer, byteOffset, byteLength } = part.frame.data;
    parts.push(Buffer.from(buffer, byteOffset, byteLength));
  }
  if (!isWhole || parts.length === 0) throw new Error('the synthesiser did not say it to the end');
  return Buffer.concat(parts);
}

function* framesOf(pcm: Buffer, sampleRate: number): Generator<AudioFrame> {
  const samples = sampleRate / FRAMES_PER_SECOND;
  for (let at = 0; at < pcm.length; at += samples * BYTES_PER_SAMPLE) {
    const frame = new Int16Array(samples);
    pcm.copy(Buffer.from(frame.buffer), 0, at);
    yield new AudioFrame(frame, sampleRate, 1, samples);
  }
}
