import { buildDashboard } from '../local/setup/dashboard.ts';
import { readAnswers } from './operator/answers.ts';
import { withFilledBackend } from './operator/filled-backend.ts';
import { readSearches } from './operator/searches.ts';
import { readViews } from './operator/views.ts';

/**
 * Measures what an operator waits for with many calls in the database: the first view of each page
 * in a browser, what these pages ask the API for, and each kind of search.
 *
 * @param calls - how many; one minute of filling for some 100,000
 * @throws Error naming what is over its limit
 */
export async function measureOperator(calls: number): Promise<void> {
  await buildDashboard(process.cwd(), () => console.error('building the page'));
  await withFilledBackend(calls, async (backend, databaseUrl) => {
    const { asked, slow: views } = await readViews(backend);
    const answers = await readAnswers(backend, asked);
    const searches = await readSearches(databaseUrl);
    const slow = [...views, ...answers, ...searches];
    if (slow.length > 0) throw new Error(`Over the limit: ${slow.join(', ')}.`);
  });
}
