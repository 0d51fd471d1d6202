import { join } from 'node:path';
import type { LocalConfig } from '../../config.ts';
import type { StackContext } from '../context.ts';
import type { Part } from '../part.ts';
import { healthSays } from '../probes.ts';

/** The record of calls, and what the operator talks to. */
export function backend(context: StackContext): Part {
  const { config, environment, shared, usesSpeech, shopAddress } = context;
  const { hostIp, ports } = config;
  return {
    name: 'backend',
    command: process.execPath,
    args: ['backend/main.ts'],
    env: {
      // Everything, secrets too: a trunk's password is in a variable that sip-trunk.json names.
      ...environment,
      ...shared,
      RECORDINGS_DIR: environment.RECORDINGS_DIR || shared.RECORDINGS_DIR,
      AGENTS_DIR: environment.AGENTS_DIR || join(config.dataDir, 'agents'),
      LIVEKIT_PUBLIC_URL: `ws://${hostIp}:${ports.LIVEKIT_PORT}`,
      HEALTH_TARGETS: healthTargets(config, usesSpeech),
      ...(shopAddress && {
        SANDBOX_PRIVATE_HOSTS: joined(environment.SANDBOX_PRIVATE_HOSTS, shopAddress),
        SEED_WEB_HOSTS: joined(environment.SEED_WEB_HOSTS, shopAddress),
      }),
    },
    needs: ['postgres', 'livekit'],
    checkReady: () =>
      healthSays(`${shared.BACKEND_URL}/healthz`, ['database', 'livekit', 'provisioning']),
    stop: { signal: 'SIGTERM', graceMs: 12_000 },
  };
}

const joined = (hosts: string | undefined, host: string) => (hosts ? `${hosts},${host}` : host);

function healthTargets({ ports }: LocalConfig, usesSpeech: boolean): string {
  return [
    `sip=http://127.0.0.1:${ports.SIP_HEALTH_PORT}`,
    `redis=tcp://127.0.0.1:${ports.REDIS_PORT}`,
    ...(usesSpeech ? [`speech=http://127.0.0.1:${ports.SPEECH_PORT}/healthz`] : []),
  ].join(',');
}
