import sherpa from 'sherpa-onnx-node';

/** Ways to write samples as bytes: 16-bit little-endian PCM, and the two companded forms of ITU-T G.711. */
export const ENCODINGS = ['linear16', 'mulaw', 'alaw'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const BYTES_PER_SAMPLE: Record<Encoding, number> = { linear16: 2, mulaw: 1, alaw: 1 };

/** One mu-law byte as a 16-bit sample (ITU-T G.711). */
const fromMulaw = (byte: number): number => {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return bits & 0x80 ? -magnitude : magnitude;
};

/** One A-law byte as a 16-bit sample (ITU-T G.711). */
const fromAlaw = (byte: number): number => {
  const bits = byte ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 0x0f) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
};

/** The segment of a companded sample: the position of its highest bit, counted from bit 7. */
const segment = (magnitude: number): number => Math.max(0, 24 - Math.clz32(magnitude));

const toMulaw = (sample: number): number => {
  const magnitude = Math.min(Math.abs(sample), 32_635) + 132;
  const exponent = segment(magnitude);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
};

const toAlaw = (sample: number): number => {
  const magnitude = Math.min(Math.abs(sample), 32_767);
  const exponent = segment(magnitude);
  const mantissa = (magnitude >> (exponent === 0 ? 4 : exponent + 3)) & 0x0f;
  return ((sample < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55;
};

const readers: Record<Encoding, (bytes: Buffer, offset: number) => number> = {
  linear16: (bytes, offset) => bytes.readInt16LE(offset),
  mulaw: (bytes, offset) => fromMulaw(bytes.readUInt8(offset)),
  alaw: (bytes, offset) => fromAlaw(bytes.readUInt8(offset)),
};

const writers: Record<Encoding, (bytes: Buffer, sample: number, offset: number) => void> = {
  linear16: (bytes, sample, offset) => bytes.writeInt16LE(sample, offset),
  mulaw: (bytes, sample, offset) => bytes.writeUInt8(toMulaw(sample), offset),
  alaw: (bytes, sample, offset) => bytes.writeUInt8(toAlaw(sample), offset),
};

/**
 * Turns bytes into mono samples from -1 to 1, channels averaged. A frame that is split
 * between two calls is put together again.
 */
export function createDecoder(
  encoding: Encoding,
  channels: number,
): (bytes: Buffer) => Float32Array {
  const sampleBytes = BYTES_PER_SAMPLE[encoding];
  const frameBytes = sampleBytes * channels;
  const read = readers[encoding];
  let rest = Buffer.alloc(0);
  return (bytes) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const frames = Math.floor(all.length / frameBytes);
    rest = Buffer.from(all.subarray(frames * frameBytes));
    const samples = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame++) {
      let sum = 0;
      for (let channel = 0; channel < channels; channel++) {
        sum += read(all, frame * frameBytes + channel * sampleBytes);
      }
      samples[frame] = sum / channels / 32_768;
    }
    return samples;
  };
}

/** Turns samples from -1 to 1 into bytes; louder ones are clipped. */
export function encode(samples: Float32Array, encoding: Encoding): Buffer {
  const size = BYTES_PER_SAMPLE[encoding];
  const write = writers[encoding];
  const bytes = Buffer.alloc(samples.length * size);
  let offset = 0;
  for (const sample of samples) {
    write(bytes, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), offset);
    offset += size;
  }
  return bytes;
}

/** Several stretches of audio as one. */
export function concat(stretches: Float32Array[]): Float32Array {
  const all = new Float32Array(stretches.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const stretch of stretches) {
    all.set(stretch, at);
    at += stretch.length;
  }
  return all;
}

/** Changes the sample rate of one continuous stream. */
export interface Resampler {
  /** The samples that can be given out so far: joined, they have no seam. */
  push(samples: Float32Array): Float32Array;
  /** The samples still held back; the next `push` starts a new stream. */
  end(): Float32Array;
}

/** A band-limited resampler between two rates in Hz. */
export function createResampler(fromRate: number, toRate: number): Resampler {
  const nothing = new Float32Array(0);
  if (fromRate === toRate) return { push: (samples) => samples, end: () => nothing };
  const resampler = new sherpa.LinearResampler(fromRate, toRate);
  return {
    push: (samples) => resampler.resample(samples),
    end: () => {
      const rest = resampler.flush(nothing);
      resampler.reset();
      return rest;
    },
  };
}
