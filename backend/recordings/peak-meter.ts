/** The loudest sample of each channel, from 0 to 1, in stretches of equal length: left, then right. */
export type Peaks = [left: number[], right: number[]];

/** Measures the peaks of sound that comes piece by piece and whose length is known before. */
export class PeakMeter {
  readonly #peaks: Peaks;
  readonly #samples: number;
  #heard = 0;

  /** @param samples - of each channel; what comes beyond them counts to the last stretch */
  constructor(samples: number, stretches: number) {
    this.#samples = samples;
    const none = () => Array<number>(Math.max(1, Math.min(stretches, samples))).fill(0);
    this.#peaks = [none(), none()];
  }

  /** Both channels have one length. */
  add(left: Float32Array, right: Float32Array): void {
    for (const [channel, sound] of [left, right].entries()) this.#measure(channel, sound);
    this.#heard += left.length;
  }

  #measure(channel: number, sound: Float32Array): void {
    const peaks = this.#peaks[channel] ?? [];
    const perSample = peaks.length / this.#samples;
    for (let n = 0; n < sound.length; n += 1) {
      const stretch = Math.min(peaks.length - 1, Math.floor((this.#heard + n) * perSample));
      const level = Math.min(1, Math.abs(sound[n] ?? 0));
      if (level > (peaks[stretch] ?? 0)) peaks[stretch] = level;
    }
  }

  peaks(): Peaks {
    return this.#peaks;
  }
}

/** The same peaks in fewer stretches. */
export function narrow(peaks: Peaks, stretches: number): Peaks {
  const [left, right] = peaks.map((channel) => {
    const width = Math.min(stretches, channel.length);
    const at = (n: number) => Math.floor((n * channel.length) / width);
    return Array.from({ length: width }, (_, n) => {
      const loudest = Math.max(...channel.slice(at(n), at(n + 1)));
      return Math.round(loudest * 1_000) / 1_000;
    });
  });
  return [left ?? [], right ?? []];
}
