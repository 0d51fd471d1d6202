import { parseWav, WavError } from '../speech/wav.ts';
import { CallerError } from './errors.ts';

/** Telephone audio throughout the test caller: 8 kHz, 16 bit. */
const SAMPLE_RATE = 8_000;
export const SAMPLES_PER_MS = SAMPLE_RATE / 1_000;

const HEADER_BYTES = 44;

/**
 * A WAV file of 8 kHz 16 bit PCM.
 *
 * @param channels - samples of each channel; a shorter one is filled up with silence
 */
export function encodeWav(...channels: Int16Array[]): Buffer {
  const frames = Math.max(...channels.map((samples) => samples.length));
  const frameBytes = channels.length * 2;
  const file = Buffer.alloc(HEADER_BYTES + frames * frameBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * frameBytes, 28);
  file.writeUInt16LE(frameBytes, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(frames * frameBytes, 40);
  for (const [channel, samples] of channels.entries()) {
    let at = HEADER_BYTES + channel * 2;
    for (const sample of samples) {
      file.writeInt16LE(sample, at);
      at += frameBytes;
    }
  }
  return file;
}

/**
 * The samples of a WAV file of 8 kHz mono 16 bit PCM.
 *
 * @param name - the file's name, for errors
 * @throws CallerError saying what the file is and how to convert it
 */
export function decodeWav(file: Buffer, name: string): Int16Array {
  const { encoding, channels, sampleRate, data } = parse(file, name);
  if (encoding === 'linear16' && channels === 1 && sampleRate === SAMPLE_RATE) {
    return samplesOf(data);
  }
  throw new CallerError(
    'audio',
    `${name} has ${channels} channel(s) of ${encoding} at ${sampleRate} Hz; wanted: one of 16-bit ` +
      `PCM at 8000 Hz. Convert it with: sox ${name} -r 8000 -c 1 -b 16 -e signed-integer line.wav`,
  );
}

function parse(file: Buffer, name: string) {
  try {
    return parseWav(file);
  } catch (error) {
    if (!(error instanceof WavError)) throw error;
    throw new CallerError('audio', `${name} cannot be spoken. ${error.message}`);
  }
}

/** Little-endian 16 bit PCM as samples. */
export function samplesOf(pcm: Buffer): Int16Array {
  return Int16Array.from({ length: pcm.length >> 1 }, (_, i) => pcm.readInt16LE(i * 2));
}

/** Samples as little-endian 16 bit PCM. */
export function pcmOf(samples: Int16Array): Buffer {
  const pcm = Buffer.alloc(samples.length * 2);
  for (const [i, sample] of samples.entries()) pcm.writeInt16LE(sample, i * 2);
  return pcm;
}
