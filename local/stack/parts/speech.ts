import { join } from 'node:path';
import type { StackContext } from '../context.ts';
import type { Part } from '../part.ts';
import { httpAnswers } from '../probes.ts';

/** The offline stand-in for the providers that there is no account for. */
export function speech({ config, inherited }: StackContext): Part {
  const port = config.ports.SPEECH_PORT;
  return {
    name: 'speech',
    command: process.execPath,
    args: ['local/speech/main.ts'],
    env: {
      ...inherited,
      SPEECH_HOST: '127.0.0.1',
      SPEECH_PORT: String(port),
      MODELS_DIR: join(config.cacheDir, 'models'),
    },
    needs: [],
    checkReady: () => httpAnswers(`http://127.0.0.1:${port}/healthz`),
    stop: { signal: 'SIGTERM', graceMs: 5_000 },
  };
}
