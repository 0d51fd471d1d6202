import type { Encoding } from './audio.ts';

/** The bytes are no WAV file that can be read here. */
export class WavError extends Error {
  override readonly name = 'WavError';
}

/** `wFormatTag` of a WAVE file (RFC 2361). */
const FORMAT_TAGS: Record<Encoding, number> = { linear16: 1, alaw: 6, mulaw: 7 };
const EXTENSIBLE = 0xfffe;
const HEADER_BYTES = 44;

export interface WavAudio {
  encoding: Encoding;
  sampleRate: number;
  channels: number;
  data: Buffer;
}

/** Whether the bytes start like a WAV file. */
export const isWav = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WAVE';

const encodingOf = (tag: number, bits: number): Encoding => {
  const encoding = (Object.keys(FORMAT_TAGS) as Encoding[]).find((e) => FORMAT_TAGS[e] === tag);
  if (encoding === undefined || bits !== (encoding === 'linear16' ? 16 : 8)) {
    throw new WavError(
      `The WAV file has format ${tag} with ${bits} bits; wanted: 16-bit PCM, mu-law or A-law.`,
    );
  }
  return encoding;
};

const shapeOf = (channels: number, sampleRate: number) => {
  if (channels < 1 || channels > 2 || sampleRate < 8_000 || sampleRate > 48_000) {
    throw new WavError(
      `The WAV file has ${channels} channels at ${sampleRate} Hz; wanted: 1 or 2 at 8000 to 48000 Hz.`,
    );
  }
  return { channels, sampleRate };
};

/**
 * Reads a WAV file. A data chunk that claims more than there is (a stream's header) ends with the file.
 *
 * @throws WavError when it is cut short or in another format
 */
export function parseWav(bytes: Buffer): WavAudio {
  let format: Omit<WavAudio, 'data'> | undefined;
  let at = 12;
  while (isWav(bytes) && at + 8 <= bytes.length) {
    const id = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (id === 'fmt ' && body.length >= 16) {
      const tag = body.readUInt16LE(0);
      const subformat = tag === EXTENSIBLE && body.length >= 26 ? body.readUInt16LE(24) : tag;
      format = {
        encoding: encodingOf(subformat, body.readUInt16LE(14)),
        ...shapeOf(body.readUInt16LE(2), body.readUInt32LE(4)),
      };
    }
    if (id === 'data' && format !== undefined) return { ...format, data: body };
    at += 8 + size + (size % 2);
  }
  throw new WavError('The audio is not a whole WAV file; wanted: RIFF, "fmt " and "data".');
}

/** Puts a WAV header before mono audio. */
export function buildWav(data: Buffer, encoding: Encoding, sampleRate: number): Buffer {
  const bytes = encoding === 'linear16' ? 2 : 1;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(FORMAT_TAGS[encoding], 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * bytes, 28);
  header.writeUInt16LE(bytes, 32);
  header.writeUInt16LE(bytes * 8, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
