import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type EngineSettingsError, readSipSettings } from '../../livekit/engine-settings.ts';
import type { Check } from '../check.ts';
import { codecsCheck } from './codecs.ts';
import { diskCheck } from './disk.ts';
import { externalAddressCheck } from './external-address.ts';
import { portsCheck } from './ports.ts';
import { redisCheck } from './redis.ts';
import { rtpPortsCheck } from './rtp-ports.ts';
import { sipAnswersCheck } from './sip-answers.ts';
import { sipSettingsCheck } from './sip-settings.ts';

const look = async (check: Check) => check.look(AbortSignal.timeout(2_000));
const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
const closings: (() => void)[] = [];
afterAll(async () => {
  for (const close of closings) close();
  await rm(folder, { recursive: true });
});

/** A server that gives each connection the same answer. Returns its port. */
async function answering(answer: string): Promise<number> {
  const server = createServer((socket) => socket.once('data', () => socket.end(answer)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closings.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A UDP server that keeps silent for the first datagram, as if it had been lost. */
async function answeringLate(answer: string): Promise<number> {
  const socket = createSocket('udp4');
  let seen = 0;
  socket.on('message', (_, { port, address }) => {
    seen += 1;
    if (seen > 1) socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  closings.push(() => socket.close());
  return socket.address().port;
}

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('redis', () => {
  it.each([
    ['answers', '+PONG\r\n'],
    ['wants a password', '-NOAUTH Authentication required.\r\n'],
  ])('is fine when it %s', async (_, answer) => {
    expect(await look(redisCheck(`127.0.0.1:${await answering(answer)}`))).toMatchObject({
      state: 'ok',
    });
  });

  it('has failed when something else answers, or nobody', async () => {
    const other = `127.0.0.1:${await answering('HTTP/1.1 400 Bad Request\r\n')}`;
    expect(await look(redisCheck(other))).toMatchObject({ state: 'failed' });
    expect(await look(redisCheck(`127.0.0.1:${await freePort()}`))).toMatchObject({
      state: 'failed',
      found: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('sip', () => {
  const target = (transport: 'udp' | 'tcp', port: number) =>
    sipAnswersCheck({ host: '127.0.0.1', port, transport });

  it('is fine when OPTIONS is answered, be it after a datagram was lost', async () => {
    const udp = await answeringLate('SIP/2.0 200 OK\r\n\r\n');
    expect(await look(target('udp', udp))).toMatchObject({ state: 'ok' });
    const tcp = await answering('SIP/2.0 200 OK\r\n\r\n');
    expect(await look(target('tcp', tcp))).toMatchObject({ state: 'ok' });
  });

  it('has failed when nobody is there or another protocol is spoken', async () => {
    const free = await freePort();
    for (const transport of ['udp', 'tcp'] as const) {
      expect(await look(target(transport, free))).toMatchObject({
        state: 'failed',
        found: expect.stringContaining('ECONNREFUSED'),
      });
    }
    expect(await look(target('tcp', await answering('hello\r\n')))).toMatchObject({
      state: 'failed',
      found: expect.stringContaining('not SIP'),
    });
  });

  it('is a warning when the answer is a refusal', async () => {
    const tcp = await answering('SIP/2.0 403 Forbidden\r\n\r\n');
    expect(await look(target('tcp', tcp))).toMatchObject({ state: 'warning' });
  });
});

describe('ports', () => {
  it('are fine when they are bound, and named when they are not', async () => {
    const bound = { port: await answering(''), protocol: 'tcp' as const, owner: 'livekit-sip' };
    expect(await look(portsCheck([bound]))).toMatchObject({ state: 'ok' });
    const free = { port: await freePort(), protocol: 'udp' as const, owner: 'livekit-server' };
    expect(await look(portsCheck([bound, free]))).toMatchObject({
      state: 'failed',
      found: `nothing listens on ${free.port}/udp (livekit-server)`,
    });
  });
});

describe('external address', () => {
  const HERE = ['127.0.0.1', '192.168.1.20', '203.0.114.5'];
  const sip = (settings: object) => ({
    listen_ip: '0.0.0.0',
    use_external_ip: false,
    nat_1_to_1_ip: undefined,
    ...settings,
  });
  it.each([
    ['asked of a STUN server', { use_external_ip: true }, null, 'ok'],
    ['a public one of this machine', { nat_1_to_1_ip: '203.0.114.5' }, null, 'ok'],
    ['a public one of the router', { nat_1_to_1_ip: '203.0.114.9' }, '203.0.114.9', 'ok'],
    [
      'a public one with a name for carriers',
      { nat_1_to_1_ip: '203.0.114.9' },
      'sip.example.com',
      'ok',
    ],
    ['a private one', { nat_1_to_1_ip: '192.168.1.20' }, null, 'warning'],
    ['a private one by itself', {}, null, 'warning'],
    ['the loopback', { nat_1_to_1_ip: '127.0.0.1' }, null, 'warning'],
    ['another than carriers are given', { nat_1_to_1_ip: '203.0.114.5' }, '203.0.114.9', 'warning'],
    ['set twice', { nat_1_to_1_ip: '203.0.114.5', use_external_ip: true }, null, 'failed'],
    ['not listened on', { nat_1_to_1_ip: '203.0.114.5', listen_ip: '127.0.0.1' }, null, 'failed'],
  ])('%s', async (_, settings, publicHost, state) => {
    expect(await look(externalAddressCheck(sip(settings), HERE, publicHost))).toMatchObject({
      state,
    });
  });
});

describe('ports of the audio', () => {
  const EPHEMERAL = { first: 32_768, last: 60_999 };
  it.each([
    ['apart from all others', { first: 10_000, last: 20_000 }, 'ok'],
    ['where the system gives ports away', { first: 30_000, last: 40_000 }, 'warning'],
    ['around the port of another part', { first: 5_000, last: 6_000 }, 'warning'],
    ['for a few calls', { first: 10_000, last: 10_010 }, 'warning'],
  ])('%s', async (_, rtp_port, state) => {
    expect(await look(rtpPortsCheck({ rtp_port }, EPHEMERAL, [5_060]))).toMatchObject({ state });
  });
});

describe('codecs', () => {
  it.each([
    ['as they are by default', {}, 'ok'],
    ['without one variant of G.711', { 'PCMA/8000': false }, 'warning'],
    ['without G.711', { 'pcma/8000': false, 'PCMU/8000': false }, 'failed'],
  ])('%s', async (_, codecs, state) => {
    expect(await look(codecsCheck({ codecs }))).toMatchObject({ state });
  });
});

describe('disk', () => {
  it.each([
    [50, 'ok'],
    [1, 'warning'],
    [0.1, 'failed'],
  ])('with %d GB free', async (gigabytes, state) => {
    const free = async () => gigabytes * 1024 ** 3;
    expect(await look(diskCheck('/data', free))).toMatchObject({ state });
  });

  it('looks at the nearest folder that is there', async () => {
    expect(await look(diskCheck(join(folder, 'not', 'yet')))).toMatchObject({
      found: expect.stringContaining('GB free'),
    });
  });
});

describe('settings of livekit-sip', () => {
  const read = async (text: string) => {
    const file = join(folder, 'sip.yaml');
    await writeFile(file, text);
    return readSipSettings(file).catch((error: unknown) => error as EngineSettingsError);
  };

  it('are read with the defaults of livekit-sip', async () => {
    const settings = await read('sip_port: 5070\nrtp_port: 10000-10200\n');
    expect(settings).toMatchObject({
      sip_port: 5_070,
      rtp_port: { first: 10_000, last: 10_200 },
      listen_ip: '0.0.0.0',
      tls: null,
    });
    expect(await look(sipSettingsCheck('sip.yaml', settings))).toMatchObject({ state: 'ok' });
  });

  it('have failed when they do not fit, and are skipped where there are none', async () => {
    expect(await look(sipSettingsCheck('sip.yaml', await read('rtp_port: many')))).toMatchObject({
      state: 'failed',
      found: expect.stringContaining('a range of ports such as'),
    });
    expect(await look(sipSettingsCheck('sip.yaml', null))).toMatchObject({ state: 'skipped' });
  });
});
