const SAMPLE_RATE = 24_000;
const LENGTH_S = 6;
/** About 30 dB below full scale: in the background, and too weak to be taken for speech. */
const LOUDEST = 1_000;
/** A key clicks, and dies away, within some 15 ms. */
const CLICK_SAMPLES = SAMPLE_RATE * 0.015;
const DECAY = 6;

export interface Sound {
  samples: Int16Array;
  sampleRate: number;
}

/**
 * Somebody typing: bursts of keys with pauses between them, each key a short noise that dies away.
 *
 * @param random - from 0 to less than 1
 */
export function keyboardSound(random: () => number = Math.random): Sound {
  const samples = new Int16Array(SAMPLE_RATE * LENGTH_S);
  let at = 0;
  while (at + CLICK_SAMPLES < samples.length) {
    const loudness = LOUDEST * (0.4 + 0.6 * random());
    for (let n = 0; n < CLICK_SAMPLES; n++) {
      const fading = Math.exp((-DECAY * n) / CLICK_SAMPLES);
      samples[at + n] = Math.round((2 * random() - 1) * loudness * fading);
    }
    const endsWord = random() < 0.15;
    const pauseS = endsWord ? 0.5 + 0.7 * random() : 0.09 + 0.13 * random();
    at += Math.round(pauseS * SAMPLE_RATE);
  }
  return { samples, sampleRate: SAMPLE_RATE };
}
