import { describe, expect, it } from 'vitest';
import {
  compare,
  cpuPerMinute,
  describeArm,
  isOverLimit,
  lastGood,
  memoryPerCall,
} from './report.ts';
import type { Step } from './step.ts';

function step(calls: number, p95Ms: number): Step {
  return {
    calls,
    seconds: 30,
    latencies: Array(20).fill(p95Ms),
    missed: 0,
    cpuS: { worker: 4 * calls, livekit: 6, 'callers and stubs': 3, rest: 1 },
    startCpuS: 1,
    workerMb: 200 + 150 * calls,
    jobMb: 160,
    busy: 0.5,
  };
}

describe('the capacity of a worker', () => {
  it('is the last step whose p95 is no more than 1.2 times that of one call', () => {
    const [alone, good, over] = [step(1, 500), step(4, 600), step(6, 601)];
    expect(isOverLimit(good, alone)).toBe(false);
    expect(isOverLimit(over, alone)).toBe(true);
    expect(lastGood({ steps: [alone, good, over] })).toBe(good);
  });

  it('is exceeded where nothing is answered', () => {
    expect(isOverLimit({ ...step(2, 500), latencies: [] }, step(1, 500))).toBe(true);
  });

  it('counts CPU by the minutes that all calls had, and memory by what each call adds', () => {
    expect(cpuPerMinute(step(4, 500))).toBe(8);
    expect(memoryPerCall({ steps: [step(1, 500), step(4, 600)] })).toBe(150);
    expect(memoryPerCall({ steps: [step(1, 500)] })).toBe(160);
  });

  it('is compared by the steps that both workers have taken', () => {
    const half = (one: Step) => ({ ...one, cpuS: { ...one.cpuS, worker: one.cpuS.worker / 2 } });
    const ours = {
      arm: 'ours' as const,
      isOverloaded: false,
      steps: [half(step(1, 500)), half(step(4, 500)), step(6, 500)],
    };
    const stock = {
      arm: 'stock' as const,
      isOverloaded: true,
      steps: [step(1, 500), step(4, 700)],
    };
    expect(compare([ours, stock])).toBe(
      'ours over stock: 6.00 x the calls at once, 0.50 x the CPU per minute of call.',
    );
  });

  it('is told in a sentence, which says when the limit was not found', () => {
    const found = {
      arm: 'ours',
      steps: [step(1, 500), step(4, 600), step(6, 700)],
      isOverloaded: true,
    } as const;
    expect(describeArm(found, 2)).toContain('ours: 4 at once, 2.0 per core');
    const open = { arm: 'ours', steps: [step(1, 500)], isOverloaded: false } as const;
    expect(describeArm(open, 2)).toContain('ours: at least 1 at once');
  });
});
