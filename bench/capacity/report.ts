import { percentile } from '../../backend/contract/percentile.ts';
import { inColumns } from '../columns.ts';
import type { ArmName } from '../turns/arms/arm.ts';
import type { Step } from './step.ts';
import { ROLES } from './usage.ts';

/** A worker has its capacity where the p95 of its response times is this much that of one call. */
export const LIMIT = 1.2;

export interface ArmSteps {
  readonly arm: ArmName;
  /** With ever more calls; the first is that which the others are measured by. */
  readonly steps: readonly Step[];
  /** Whether there was a step that was too much for it: calls broke, or callers noticed. */
  readonly isOverloaded: boolean;
}

/** Whether callers notice that they are not alone. */
export function isOverLimit(step: Step, alone: Step): boolean {
  const [p95, limit] = [step, alone].map(({ latencies }) => percentile(latencies, 0.95));
  return p95 === undefined || limit === undefined || p95 > LIMIT * limit;
}

/** The last step before callers notice. */
export const lastGood = ({ steps }: Pick<ArmSteps, 'steps'>): Step | undefined =>
  steps.filter((step, _, [alone]) => alone && !isOverLimit(step, alone)).at(-1);

/** CPU seconds of the worker per minute of call, once a call is under way. */
export const cpuPerMinute = ({ cpuS, calls, seconds }: Step): number =>
  cpuS.worker / ((calls * seconds) / 60);

/** What the worker grows by with each call, in MB; with one step only, what holds a call. */
export function memoryPerCall({ steps }: Pick<ArmSteps, 'steps'>): number {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || first === last) return first?.jobMb ?? 0;
  return (last.workerMb - first.workerMb) / (last.calls - first.calls);
}

/** A table of the steps, and what they amount to in a sentence. */
export function describeArm(result: ArmSteps, cores: number): string {
  const header = [
    result.arm,
    'replies',
    'missed',
    'p50 ms',
    'p95 ms',
    'CPU s/min of call',
    'to start',
    'MB in all',
    'MB a job',
    ...ROLES.map((role) => `${role} %`),
    'machine %',
  ];
  const rows = result.steps.map((step) => [
    step.calls === 1 ? '1 call' : `${step.calls} calls`,
    String(step.latencies.length),
    String(step.missed),
    ms(step, 0.5),
    ms(step, 0.95),
    cpuPerMinute(step).toFixed(2),
    step.startCpuS.toFixed(2),
    step.workerMb.toFixed(0),
    step.jobMb.toFixed(0),
    ...ROLES.map((role) => percent(step.cpuS[role] / step.seconds / cores)),
    percent(step.busy),
  ]);
  return `${inColumns([header, ...rows])}\n${sentence(result, cores)}\n`;
}

function sentence(result: ArmSteps, cores: number): string {
  const good = lastGood(result);
  if (good === undefined) return `${result.arm}: no replies to measure by.`;
  return (
    `${result.arm}: ${result.isOverloaded ? '' : 'at least '}${good.calls} at once, ` +
    `${(good.calls / cores).toFixed(1)} per core with callers and LiveKit on the same ${cores}; ` +
    `${cpuPerMinute(good).toFixed(2)} CPU s per minute of call, ` +
    `which is ${(60 / cpuPerMinute(good)).toFixed(1)} calls per core of its own; ` +
    `${memoryPerCall(result).toFixed(0)} MB per call.`
  );
}

/** How the first arm compares with each other one, by the steps that both have taken. */
export function compare([first, ...others]: readonly ArmSteps[]): string {
  if (first === undefined) return '';
  return others
    .map((other) => {
      const cpu = cpuBeside(first, other) / cpuBeside(other, first);
      const calls = (lastGood(first)?.calls ?? 0) / (lastGood(other)?.calls ?? 0);
      return `${first.arm} over ${other.arm}: ${calls.toFixed(2)} x the calls at once, ${cpu.toFixed(2)} x the CPU per minute of call.`;
    })
    .join('\n');
}

/** CPU seconds per minute of call, over the steps that the other arm has taken too. */
function cpuBeside({ steps }: ArmSteps, other: ArmSteps): number {
  const shared = steps.filter(({ calls }) => other.steps.some((one) => one.calls === calls));
  return shared.reduce((sum, step) => sum + cpuPerMinute(step), 0) / shared.length;
}

const ms = ({ latencies }: Step, share: number) => {
  const value = percentile(latencies, share);
  return value === undefined ? '-' : String(Math.round(value));
};
const percent = (share: number) => String(Math.round(100 * share));
