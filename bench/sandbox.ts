import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import { percentile } from '../backend/contract/percentile.ts';

const RUN = fileURLToPath(new URL('../backend/sandbox/run-first-results.ts', import.meta.url));
/** What pre-warming must win, for the browser, and may leave beyond the tool's own running time. */
const LEAST_RATIO = 5;
const MOST_BEYOND_OWN_MS = 100;

const times = z.array(z.number());
const measured = z.array(
  z.object({
    tool: z.enum(['python', 'browser']),
    tookMs: z.object({ cold: times, preWarmed: times, pooled: times }),
    ownMs: times,
    memoryMb: z.number(),
  }),
);

/**
 * Prints what it takes from the start of a task to its first tool result, in a sandbox that is
 * started then, one that was started with the call, and one from the pool.
 *
 * @throws Error when pre-warming wins less than it must
 */
export async function measureSandbox(rounds: number): Promise<void> {
  const { stdout } = await execa('node', [RUN, String(rounds)], {
    preferLocal: true,
    stderr: 'inherit',
  });
  const median = (values: readonly number[]) => percentile(values, 0.5) ?? Number.NaN;
  const columns = ['cold', 'pre-warmed', 'pooled', 'tool alone', 'cold/pre-warmed', 'MB ready'];
  console.log(`ms, median of ${rounds}`.padEnd(20), ...columns.map((name) => name.padStart(15)));
  const misses: string[] = [];
  for (const { tool, tookMs, ownMs, memoryMb } of measured.parse(JSON.parse(stdout))) {
    const [cold, preWarmed, own] = [median(tookMs.cold), median(tookMs.preWarmed), median(ownMs)];
    const ratio = cold / preWarmed;
    const figures = [cold, preWarmed, median(tookMs.pooled), own].map((ms) => ms.toFixed(0));
    const cells = [...figures, `${ratio.toFixed(1)}x`, memoryMb.toFixed(0)];
    console.log(tool.padEnd(20), ...cells.map((cell) => cell.padStart(15)));
    if (tool === 'browser' && ratio < LEAST_RATIO) misses.push(`less than ${LEAST_RATIO} times`);
    if (preWarmed - own > MOST_BEYOND_OWN_MS) misses.push(`${tool}: over ${MOST_BEYOND_OWN_MS} ms`);
  }
  if (misses.length > 0) throw new Error(`Pre-warming wins too little: ${misses.join(', ')}.`);
}
