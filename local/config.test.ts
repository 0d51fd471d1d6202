import { describe, expect, it } from 'vitest';
import { loadLocalConfig } from './config.ts';

describe('loadLocalConfig', () => {
  it('needs nothing set: all on loopback, data and cache in the project', () => {
    const config = loadLocalConfig({});
    expect(config).toMatchObject({
      hostIp: '127.0.0.1',
      backendHost: '127.0.0.1',
      engines: 'auto',
    });
    expect(config.ports).toMatchObject({ SIP_PORT: 5060, LIVEKIT_PORT: 7880, BACKEND_PORT: 8080 });
    expect(config.dataDir).toBe(`${process.cwd()}/data`);
    expect(config.cacheDir).toBe(`${process.cwd()}/.cache`);
  });

  it('moves every default port, the RTP range too, and leaves a port that was set', () => {
    const before = loadLocalConfig({});
    const { ports, rtpPorts } = loadLocalConfig({ PORT_OFFSET: '1000', REDIS_PORT: '6390' });
    const { REDIS_PORT, ...moved } = ports;
    expect(REDIS_PORT).toBe(6390);
    expect(rtpPorts).toEqual({ first: 11_000, last: 11_200 });
    for (const [name, port] of Object.entries(moved)) {
      expect(port, name).toBe(before.ports[name as keyof typeof ports] + 1_000);
    }
  });

  it('keeps all ports below 65536 at the largest offset', () => {
    const { ports, rtpPorts } = loadLocalConfig({ PORT_OFFSET: '50000' });
    expect(Math.max(...Object.values(ports), rtpPorts.last)).toBeLessThan(65_536);
  });

  it.each([
    ['PORT_OFFSET', '-1', 'PORT_OFFSET is "-1"; wanted: a whole number from 0 to 50000'],
    ['SIP_PORT', 'sip', 'SIP_PORT is "sip"; wanted: a port from 1 to 65535'],
    ['RTP_PORTS', '10200-10000', 'RTP_PORTS is "10200-10000"; wanted: a range of ports'],
    ['RTP_PORTS', '10000', 'RTP_PORTS is "10000"; wanted: a range of ports'],
    ['HOST_IP', 'localhost', 'HOST_IP is "localhost"; wanted: an IPv4 address'],
    ['ENGINES', 'podman', 'ENGINES is "podman"; wanted: auto, docker, go or path'],
    ['DEEPGRAM_BASE_URL', 'here', 'DEEPGRAM_BASE_URL is "here"; wanted: an address'],
    ['DATABASE_URL', 'mysql://u:pw@h/d', 'DATABASE_URL is set to a value that does not fit'],
    ['LIVEKIT_API_SECRET', 'short', 'LIVEKIT_API_SECRET is set to a value that does not fit'],
    ['REDIS_PORT', '5060', 'REDIS_PORT is 5060, as SIP_PORT is; wanted: a port of its own'],
  ])('refuses %s=%s and says what is wanted', (name, value, message) => {
    expect(() => loadLocalConfig({ [name]: value })).toThrow(message);
  });
});
