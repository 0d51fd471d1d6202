import type { Database } from '../../db/client.ts';
import { findWorker, wantDrain } from '../../db/queries/workers.ts';
import type { Worker } from '../contract/workers.ts';
import { ServiceError } from '../errors.ts';
import { toWorker } from './worker.ts';

/**
 * Has a worker take no new call, or calls again: it learns so at its next report, and keeps the calls
 * that it has.
 *
 * @throws ServiceError `not_found`, or `conflict` for a worker that has ended or is about to
 */
export async function drainWorker(
  database: Database,
  id: string,
  drain: boolean,
  now: Date,
): Promise<Worker> {
  const found = await findWorker(database, id);
  if (found === undefined) {
    throw new ServiceError('not_found', 'No worker of this id has reported during the last day.');
  }
  const { state } = toWorker(found, now);
  if (state === 'stopped' || state === 'lost') {
    throw new ServiceError(
      'conflict',
      'This worker is no longer there: nothing can be asked of it.',
    );
  }
  if (state === 'stopping') {
    const ending = 'This worker was told to end, and finishes its calls. Start another one.';
    throw new ServiceError('conflict', ending);
  }
  const row = await wantDrain(database, id, drain);
  return toWorker(row ?? found, now);
}
