import type { DoctorCheck, DoctorReport } from '../contract/doctor.ts';
import { type Check, type Finding, failed, skipped } from './check.ts';

/** How long one check may take. */
const CHECK_TIMEOUT_MS = 10_000;

interface Options {
  timeoutMs?: number;
  now?: () => Date;
  /** Called with each check as soon as it is done. */
  onCheck?: (check: DoctorCheck) => void;
}

/**
 * Looks at everything in order: what to mend first comes first. A check that builds on one that
 * failed is skipped.
 */
export async function runChecks(
  checks: readonly Check[],
  { timeoutMs = CHECK_TIMEOUT_MS, now = () => new Date(), onCheck }: Options = {},
): Promise<DoctorReport> {
  const at = now();
  const done = new Map<string, DoctorCheck>();
  for (const check of checks) {
    const broken = check.after?.find((id) => isBroken(done.get(id)));
    const finding =
      broken === undefined
        ? await look(check, timeoutMs)
        : skipped(`builds on “${done.get(broken)?.title ?? broken}”, which must be mended first`);
    const { state, found, wanted = null, remedy = null } = finding;
    const report = { id: check.id, title: check.title, state, found, wanted, remedy };
    done.set(check.id, report);
    onCheck?.(report);
  }
  const all = [...done.values()];
  const has = (state: string) => all.some((check) => check.state === state);
  return {
    at: at.toISOString(),
    tookMs: now().getTime() - at.getTime(),
    state: has('failed') ? 'failed' : has('warning') ? 'warning' : 'ok',
    checks: all,
  };
}

/** A check that is not part of this run stands in nobody's way. */
const isBroken = (check: DoctorCheck | undefined): boolean =>
  check?.state === 'failed' || check?.state === 'skipped';

async function look(check: Check, timeoutMs: number): Promise<Finding> {
  const late = failed(
    `no answer within ${timeoutMs} ms`,
    'an answer',
    'Look whether this machine is overloaded or the network drops packets, and run the doctor again.',
  );
  const signal = AbortSignal.timeout(timeoutMs);
  const { promise: timedOut, resolve } = Promise.withResolvers<Finding>();
  const giveUp = () => resolve(late);
  signal.addEventListener('abort', giveUp);
  try {
    return await Promise.race([attempt(check, signal), timedOut]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

async function attempt(check: Check, signal: AbortSignal): Promise<Finding> {
  try {
    return await check.look(signal);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed(`could not be looked at: ${reason}`, 'an answer', 'Run the doctor again.');
  }
}
