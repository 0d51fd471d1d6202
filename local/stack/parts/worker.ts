import { join } from 'node:path';
import type { StackContext } from '../context.ts';
import { pick } from '../environment.ts';
import type { Part } from '../part.ts';
import { httpAnswers } from '../probes.ts';

/** How long the calls in progress may go on after a Ctrl-C. */
const DRAIN_MS = 60_000;
/** For closing what is left when draining has taken all its time. */
const CLOSING_MS = 10_000;

/** Holds no database credentials: it handles untrusted audio and model output. */
const NAMES = [
  'LIVEKIT_URL',
  'LIVEKIT_API_KEY',
  'LIVEKIT_API_SECRET',
  'BACKEND_URL',
  'SERVICE_TOKEN',
  'AGENT_NAME',
  'DEEPGRAM_API_KEY',
  'DEEPGRAM_BASE_URL',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'LOG_LEVEL',
];

/** The agents' worker: one process for each call. */
export function worker({ config, inherited, shared }: StackContext): Part {
  const drainMs = Number(inherited.WORKER_DRAIN_TIMEOUT_MS || DRAIN_MS);
  return {
    name: 'worker',
    command: process.execPath,
    args: ['agent/main.ts'],
    env: {
      ...inherited,
      ...pick(shared, NAMES),
      WORKER_PORT: String(config.ports.WORKER_PORT),
      WORKER_DATA_DIR: join(config.dataDir, 'worker'),
      WORKER_DRAIN_TIMEOUT_MS: String(drainMs),
    },
    needs: ['livekit', 'sip', 'speech', 'backend'],
    // Healthy means: connected to LiveKit.
    checkReady: () => httpAnswers(`http://127.0.0.1:${config.ports.WORKER_PORT}/`),
    stop: { signal: 'SIGTERM', graceMs: drainMs + CLOSING_MS },
  };
}
