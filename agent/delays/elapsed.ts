import type { DelayLines } from './lines/index.ts';

const STEP_MS = 10_000;
const STEPS_PER_MINUTE = 6;

/** A time in words, to ten seconds, such as "two minutes and ten seconds". Never less than ten. */
export function timeInWords(ms: number, { seconds, minutes, both }: DelayLines): string {
  const steps = Math.max(1, Math.round(ms / STEP_MS));
  const secondsText = seconds[(steps % STEPS_PER_MINUTE) - 1];
  const whole = Math.min(Math.floor(steps / STEPS_PER_MINUTE), minutes.length);
  const minutesText = minutes[whole - 1];
  if (minutesText === undefined) return secondsText ?? '';
  if (secondsText === undefined) return minutesText;
  return both.replace('{minutes}', minutesText).replace('{seconds}', secondsText);
}
