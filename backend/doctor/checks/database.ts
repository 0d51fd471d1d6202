import { databaseFailure } from '../../../db/errors.ts';
import { type Check, failed, ok } from '../check.ts';

/** @param ping - resolves when the database answers a query */
export function databaseCheck(ping: () => Promise<void>): Check {
  return {
    id: 'database',
    title: 'Database',
    after: ['settings'],
    async look() {
      const startedAt = performance.now();
      try {
        await ping();
        return ok(`answers in ${Math.round(performance.now() - startedAt)} ms`);
      } catch (error) {
        const code = databaseFailure(error)?.code ?? 'unknown reason';
        return failed(
          `does not answer (${code})`,
          'a Postgres that answers',
          'Start Postgres, or correct DATABASE_URL. Its log is data/logs/postgres.log where npm start runs it.',
        );
      }
    },
  };
}
