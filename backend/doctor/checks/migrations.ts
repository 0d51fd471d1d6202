import { type Check, failed, ok } from '../check.ts';

/** @param pending - the names of the migrations that the database does not have yet */
export function migrationsCheck(pending: () => Promise<string[]>): Check {
  return {
    id: 'migrations',
    title: 'Tables',
    after: ['database'],
    async look() {
      const names = await pending();
      if (names.length === 0) return ok('up to date');
      return failed(
        `not up to date: ${names.join(', ')} missing`,
        'all migrations of this version',
        'Start the backend of this version, or run npm run provision: both bring the tables up to date.',
      );
    },
  };
}
