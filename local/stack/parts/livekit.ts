import type { StackContext } from '../context.ts';
import type { Part } from '../part.ts';
import { httpAnswers } from '../probes.ts';

/** livekit-server: rooms, media, and the offering of calls to workers. */
export function livekit({ config, engines, settingsFiles, inherited, shared }: StackContext): Part {
  const { LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = shared;
  return {
    name: 'livekit',
    ...engines.livekit(settingsFiles.livekit, ['LIVEKIT_KEYS']),
    env: { ...inherited, LIVEKIT_KEYS: `${LIVEKIT_API_KEY}: ${LIVEKIT_API_SECRET}` },
    needs: ['redis'],
    checkReady: () => httpAnswers(`http://127.0.0.1:${config.ports.LIVEKIT_PORT}/`),
    // It waits for everyone in a room to leave. Calls are over by then, browsers may stay for ever.
    stop: { signal: 'SIGTERM', graceMs: 3_000 },
  };
}
