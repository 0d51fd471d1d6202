import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadLocalConfig } from '../config.ts';
import { applyOverlay, livekitOverlay, sipOverlay } from './engine-settings.ts';

const production = (file: string) => readFileSync(file, 'utf8');

/** The paths at which two settings differ. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const isGroup = (it: unknown) => typeof it === 'object' && it !== null && !Array.isArray(it);
  if (!isGroup(a) || !isGroup(b)) return [path];
  const [before, after] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(before[key], after[key], path === '' ? key : `${path}.${key}`),
  );
}

describe('the settings of livekit-server', () => {
  const overlaid = (environment: Record<string, string>) =>
    applyOverlay(
      production('livekit.yaml'),
      livekitOverlay(loadLocalConfig(environment)),
    ).toJS() as Record<string, Record<string, unknown>>;

  it('differ from production in addresses and ports alone', () => {
    const settings = overlaid({ PORT_OFFSET: '1000' });
    expect(differences(parse(production('livekit.yaml')), settings).sort()).toEqual([
      'port',
      'redis.address',
      'rtc.enable_loopback_candidate',
      'rtc.ips',
      'rtc.node_ip',
      'rtc.tcp_port',
      'rtc.udp_port',
      'rtc.use_external_ip',
      'webhook.urls',
    ]);
  });

  it('keep media on loopback', () => {
    const { bind_addresses, rtc } = overlaid({});
    expect(bind_addresses).toEqual(['127.0.0.1']);
    expect(rtc).toEqual({
      udp_port: 7882,
      tcp_port: 0,
      use_external_ip: false,
      node_ip: '127.0.0.1',
      enable_loopback_candidate: true,
      ips: { includes: ['127.0.0.1/32'] },
    });
  });

  it('are open to the network with a HOST_IP there', () => {
    const { bind_addresses, rtc } = overlaid({ HOST_IP: '192.0.2.7' });
    expect(bind_addresses).toEqual(['0.0.0.0']);
    expect(rtc).toEqual({
      udp_port: 7882,
      tcp_port: 7881,
      use_external_ip: false,
      node_ip: '192.0.2.7',
      enable_loopback_candidate: false,
    });
  });
});

describe('the settings of livekit-sip', () => {
  const overlaid = (environment: Record<string, string>) =>
    applyOverlay(production('sip.yaml'), sipOverlay(loadLocalConfig(environment))).toJS();

  it('differ from production in addresses and ports alone', () => {
    const settings = overlaid({ PORT_OFFSET: '1000' });
    expect(differences(parse(production('sip.yaml')), settings).sort()).toEqual([
      'health_port',
      'listen_ip',
      'nat_1_to_1_ip',
      'redis.address',
      'rtp_port',
      'sip_port',
      'use_external_ip',
      'ws_url',
    ]);
  });

  it('announce HOST_IP and listen where it is reached', () => {
    expect(overlaid({})).toMatchObject({ listen_ip: '127.0.0.1', nat_1_to_1_ip: '127.0.0.1' });
    expect(overlaid({ HOST_IP: '192.0.2.7' })).toMatchObject({
      listen_ip: '0.0.0.0',
      nat_1_to_1_ip: '192.0.2.7',
    });
  });
});
