import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';

const PROGRAM = fileURLToPath(new URL('../local/testing/run-postgres.ts', import.meta.url));

/** A Postgres server to measure in; `stop` removes it with all that is in it. */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await getPort();
  const databaseDir = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const postgres = fork(PROGRAM, [databaseDir, String(port)]);
  const ended = once(postgres, 'exit');
  const [ready] = await Promise.race([once(postgres, 'message'), ended]);
  if (ready !== 'ready') throw new Error('Postgres did not start; see above.');
  return {
    url: `postgres://postgres:test@127.0.0.1:${port}/postgres`,
    async stop() {
      postgres.disconnect();
      await ended;
    },
  };
}
