import { vi } from 'vitest';

/** For giving up on what has to come, however slow the machine: within the time of a test. */
const GIVE_UP_MS = 60_000;

/** What `check` returns as soon as it throws no more. */
export const eventually = <Result>(
  check: () => Result | Promise<Result>,
  interval = 100,
): Promise<Result> => vi.waitFor(check, { timeout: GIVE_UP_MS, interval });
