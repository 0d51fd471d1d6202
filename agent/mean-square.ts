/** The mean energy of 16-bit samples: 0 for silence, and for none. */
export function meanSquare(samples: Int16Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return energy / Math.max(1, samples.length);
}
