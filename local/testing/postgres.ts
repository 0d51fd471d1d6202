import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { asOrdinaryUser } from '../setup/ordinary-user.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A Postgres server in which tests may create databases. */
    postgresUrl: string;
  }
}

const PROGRAM = fileURLToPath(new URL('./run-postgres.ts', import.meta.url));

/** Gives the unit tests a real Postgres: that of TEST_DATABASE_URL, else one that lives as long as they run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return;
  }
  const databaseDir = await mkdtemp(join(tmpdir(), 'switchboard-test-'));
  const port = await freePort();
  const { command, args } = asOrdinaryUser({
    command: process.execPath,
    args: [PROGRAM, databaseDir, String(port)],
  });
  const postgres = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(postgres, 'exit');
  const [ready] = await Promise.race([once(postgres, 'message'), ended]);
  if (ready !== 'ready') throw new Error('Postgres for the tests did not start; see above.');
  project.provide('postgresUrl', `postgres://postgres:test@127.0.0.1:${port}/postgres`);
  return async () => {
    postgres.disconnect();
    await ended;
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
