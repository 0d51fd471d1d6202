import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial } from 'node:net';
import { expect, it, vi } from 'vitest';
import { connect } from '../db/client.ts';
import { createLog } from './log.ts';
import { prepareDatabase } from './prepare.ts';
import { StartError } from './start-error.ts';
import { useDatabase } from './testing/services.ts';

const { url } = await useDatabase();
const log = createLog('silent');

async function prepare(databaseUrl: string, databaseWaitMs = 0): Promise<unknown> {
  const { database, close } = connect(databaseUrl);
  try {
    const config = { databaseUrl, databaseWaitMs, seedWebHosts: [] };
    return await prepareDatabase(database, config, log).catch((error: unknown) => error);
  } finally {
    await close();
  }
}

const changed = (change: Partial<URL>): string => Object.assign(new URL(url), change).href;

it('prepares a database, also one that is prepared already', async () => {
  expect(await prepare(url)).toBeUndefined();
  expect(await prepare(url)).toBeUndefined();
});

it('waits for a database that comes later, and says so without its password', async () => {
  const { hostname, port } = new URL(url);
  const relay = await closedRelay(hostname, Number(port));
  const warn = vi.spyOn(log, 'warn').mockImplementation(() => relay.open());
  expect(await prepare(changed({ port: relay.port }), 20_000)).toBeUndefined();
  const server = `127.0.0.1:${relay.port}${new URL(url).pathname}`;
  expect(warn.mock.calls).toEqual([[{ server, code: 'ECONNREFUSED' }, 'Waiting for the database']]);
  relay.close();
});

it('says so when the database never comes, without its password', async () => {
  const error = await prepare('postgres://me:hidden@127.0.0.1:1/switchboard');
  expect(error).toBeInstanceOf(StartError);
  expect(String(error)).toContain('The database 127.0.0.1:1/switchboard did not answer');
  expect(String(error)).toContain('DATABASE_URL');
  expect(String(error)).not.toContain('hidden');
});

it.each([
  ['the password is wrong', changed({ password: 'wrong' }), 'wrong user or password'],
  ['there is no such database', changed({ pathname: '/nothing' }), 'no such database'],
])('does not wait when %s', async (_, databaseUrl, message) => {
  const error = await prepare(databaseUrl, 60_000);
  expect(error).toBeInstanceOf(StartError);
  expect(String(error)).toContain(message);
});

/** Passes connections on to Postgres once it is opened; until then its port refuses them. */
async function closedRelay(hostname: string, port: number) {
  const server = createServer((client) => {
    const upstream = dial(port, hostname);
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = (server.address() as AddressInfo).port;
  server.close();
  return {
    port: String(own),
    open: () => void server.listen(own, '127.0.0.1'),
    close: () => void server.close(),
  };
}
