import { unlessLocked } from '../../db/lock.ts';
import type { Services } from '../services.ts';
import type { Tasks } from '../tasks/tasks.ts';
import { keepDoing } from './keep-doing.ts';
import { createSweep } from './sweep.ts';

/** A call that has lost its worker, or a task its backend, is noticed this much later at most. */
const SWEEP_EVERY_MS = 2_000;

/** Sweeps every few seconds, one backend at a time, until stopped. */
export function keepSweeping(services: Services, tasks: Pick<Tasks, 'failAbandoned'>) {
  const sweepCalls = createSweep(services);
  const sweep = () =>
    unlessLocked(services.database, 'sweep', async () => {
      const now = new Date();
      await Promise.all([sweepCalls(now), tasks.failAbandoned(now)]);
    });
  return keepDoing('sweep', sweep, SWEEP_EVERY_MS, services.log);
}
