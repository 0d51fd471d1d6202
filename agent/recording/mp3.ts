import { createMp3Encoder } from 'wasm-media-encoders';
import { RECORDING } from '../../backend/contract/recordings.ts';

/**
 * By how many samples sound comes later out of a decoder than it went into LAME: 576 of the
 * encoder, 528 + 1 of any decoder (LAME's technical FAQ).
 */
const CODEC_DELAY = 1_105;

/**
 * LAME, compiled to WebAssembly: no process besides the call's own, and 0.6 % of a core for a call.
 * The first 46 ms of the recording are left out in return for the codec's delay, so that a place in
 * the file is a place on the timeline.
 */
export class Mp3 {
  readonly #lame;
  #leaveOut = CODEC_DELAY;

  private constructor(lame: Awaited<ReturnType<typeof createMp3Encoder>>) {
    this.#lame = lame;
    const { sampleRate, kbps } = RECORDING;
    lame.configure({ channels: 2, sampleRate, outputSampleRate: sampleRate, bitrate: kbps });
  }

  static async create(): Promise<Mp3> {
    return new Mp3(await createMp3Encoder());
  }

  /** Whole frames; the last 0.1 s or so is held back. Both channels have one length. */
  encode(left: Float32Array, right: Float32Array): Buffer {
    const from = Math.min(this.#leaveOut, left.length);
    this.#leaveOut -= from;
    // LAME's own memory, which the next call overwrites.
    return Buffer.from(this.#lame.encode([left.subarray(from), right.subarray(from)]));
  }

  /** What was held back. */
  end(): Buffer {
    return Buffer.from(this.#lame.finalize());
  }
}
