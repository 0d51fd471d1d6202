import { percentile } from '../backend/contract/percentile.ts';

/** A p95 of fewer values would be a guess. */
export const LEAST_FOR_P95 = 20;

/** One line of figures in milliseconds. */
export function summary(name: string, values: readonly number[]): string {
  const ms = (value: number | undefined) => `${value === undefined ? '-' : Math.round(value)} ms`;
  const p95 =
    values.length < LEAST_FOR_P95 ? '' : `  p95 ${ms(percentile(values, 0.95)).padStart(8)}`;
  const worst = ms(percentile(values, 1)).padStart(8);
  return `${name.padEnd(34)} n ${String(values.length).padStart(3)}  p50 ${ms(percentile(values, 0.5)).padStart(8)}${p95}  max ${worst}`;
}
