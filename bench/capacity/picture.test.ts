import { expect, it } from 'vitest';
import { picture } from './picture.ts';
import type { Step } from './step.ts';

const step = (calls: number, latencyMs: number): Step => ({
  calls,
  seconds: 60,
  latencies: [latencyMs],
  missed: 0,
  cpuS: { worker: 8 * calls, livekit: 0, 'callers and stubs': 0, rest: 0 },
  startCpuS: 1,
  workerMb: 200,
  jobMb: 160,
  busy: 0.5,
});

it('the picture has a point for each step of each arm, in both its parts', () => {
  const svg = picture([
    { arm: 'ours', steps: [step(1, 500), step(2, 520), step(4, 700)], isOverloaded: true },
    { arm: 'stock', steps: [step(1, 1_000), step(2, 1_900)], isOverloaded: false },
  ]);
  expect(svg.match(/<circle/g)).toHaveLength(10);
  // Two limits, and a scale beyond the slowest.
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
  expect(svg).toContain('>2500<');
});
