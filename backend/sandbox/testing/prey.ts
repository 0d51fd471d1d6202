import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports } from './address-attempts.ts';
import type { Prey } from './code-attempts.ts';

/** Stands in all that must not get into a sandbox. */
export const SECRET = 'NOBODY-MAY-SEE';

/** Puts the secret where code in a sandbox would look for it: a file, listeners, the environment. */
export async function layOut() {
  process.env.ESCAPE_SECRET = SECRET;
  const folder = await mkdtemp(join(tmpdir(), 'escapes-'));
  await chmod(folder, 0o755);
  const secretFile = join(folder, 'secret.txt');
  await writeFile(secretFile, SECRET);
  let hits = 0;
  const secret = createServer((_request, response) => {
    hits += 1;
    response.end(SECRET);
  });
  const open = createServer(({ url = '' }, response) => {
    const to = new URL(url, 'http://x').searchParams.get('to');
    response.writeHead(to ? 302 : 200, to ? { location: to } : {}).end('open');
  });
  const unixSocket = join(folder, 'unix.sock');
  const unix = createSocketServer((socket) => socket.end(SECRET)).listen(unixSocket);
  const abstract = createSocketServer().listen('\0escape');
  await Promise.all([unix, abstract].map((server) => once(server, 'listening')));
  await chmod(unixSocket, 0o777);
  const ports: Ports = {
    secret: await portOf(secret, '::'),
    open: await portOf(open, '127.0.0.1'),
  };
  const prey: Prey = {
    backendProcess: process.pid,
    secretFile,
    unixSocket,
    projectFolder: process.cwd(),
    temporaryFolder: tmpdir(),
  };
  return {
    prey,
    ports,
    /** How often the listener that must not be reached was. */
    hits: () => hits,
    async remove() {
      for (const server of [secret, open, unix, abstract]) server.close();
      await rm(folder, { recursive: true });
      delete process.env.ESCAPE_SECRET;
    },
  };
}

async function portOf(server: Server, host: string): Promise<number> {
  await once(server.listen(0, host), 'listening');
  return (server.address() as AddressInfo).port;
}
