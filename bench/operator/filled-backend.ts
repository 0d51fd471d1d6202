import { createTestDatabase } from '../../db/test-database.ts';
import { type Backend, startBackend } from '../backend-process.ts';
import { startPostgres } from '../postgres.ts';
import { fillAgents } from './agents.ts';
import { fillWithConversations } from './conversations.ts';
import { fillRollups } from './rollups.ts';

/** Has a backend measured that has many calls, in a Postgres of its own. */
export async function withFilledBackend(
  calls: number,
  measure: (backend: Backend, databaseUrl: string) => Promise<void>,
): Promise<void> {
  const postgres = await startPostgres();
  try {
    const { url, drop } = await createTestDatabase(postgres.url);
    console.error(`filling a database with ${calls.toLocaleString('en')} calls`);
    await fillWithConversations(url, calls);
    await fillRollups(url);
    await fillAgents(url);
    const backend = await startBackend(url);
    await measure(backend, url).finally(backend.stop);
    await drop();
  } finally {
    await postgres.stop();
  }
}
