import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { loadLocalConfig, type PortName } from '../config.ts';
import { checkPorts } from './ports.ts';

/** Where the system says who holds a port. */
const HOLDER = existsSync('/proc/net/tcp')
  ? `in use by .* \\(process id ${process.pid}\\)`
  : 'in use';

/** 0 is always free: the system chooses. */
const portsWith = (taken: Partial<Record<PortName, number>>) => {
  const names = Object.keys(loadLocalConfig({}).ports) as PortName[];
  const ports = Object.fromEntries(names.map((name) => [name, 0])) as Record<PortName, number>;
  return { ...loadLocalConfig({}), ports: { ...ports, ...taken } };
};

it('is content when all ports are free', async () => {
  await checkPorts(portsWith({}));
});

it('lets alone the port of a part that this stack does not have', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const taken = portsWith({ POSTGRES_PORT: port });
  await expect(checkPorts(taken)).rejects.toThrow('POSTGRES_PORT');
  await checkPorts({ ...taken, databaseUrl: 'postgres://elsewhere/switchboard' });
  server.close();
});

it('has a line for each taken port: who holds it, and what to change', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(socket, 'listening')]);
  const tcp = (server.address() as AddressInfo).port;
  const udp = socket.address().port;

  const check = checkPorts(portsWith({ BACKEND_PORT: tcp, LIVEKIT_UDP_PORT: udp }));
  await expect(check).rejects.toThrow(
    new RegExp(
      `^BACKEND_PORT ${tcp}/tcp is ${HOLDER}: stop it, or set BACKEND_PORT to another port\\.\n` +
        `LIVEKIT_UDP_PORT ${udp}/udp is ${HOLDER}: stop it, or set LIVEKIT_UDP_PORT to another port\\.\n` +
        'PORT_OFFSET ',
    ),
  );
  server.close();
  socket.close();
});
