import type { Database } from '../../db/client.ts';
import { unlessLocked } from '../../db/lock.ts';
import { errorFields } from '../log.ts';
import type { SweepServices } from './services.ts';
import { createSweep } from './sweep.ts';

/** A call that has lost its worker is noticed this much later at most. */
const SWEEP_EVERY_MS = 2_000;

/** Sweeps every few seconds, one backend at a time, until stopped. */
export function keepSweeping(services: SweepServices & { database: Database }) {
  const sweep = createSweep(services);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const round = async () => {
    await unlessLocked(services.database, 'sweep', () => sweep(new Date())).catch(
      (error: unknown) => services.log.warn({ error: errorFields(error) }, 'Sweep failed'),
    );
    if (!isStopped) timer = setTimeout(round, SWEEP_EVERY_MS);
  };

  return {
    start: () => void round(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
