import type { StackContext } from '../context.ts';
import { pick } from '../environment.ts';
import type { Part } from '../part.ts';
import { httpAnswers } from '../probes.ts';

/** livekit-sip: the telephone side. */
export function sip({ config, engines, settingsFiles, inherited, shared }: StackContext): Part {
  const keys = ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'];
  return {
    name: 'sip',
    ...engines.sip(settingsFiles.sip, keys),
    env: { ...inherited, ...pick(shared, keys) },
    needs: ['redis'],
    checkReady: () => httpAnswers(`http://127.0.0.1:${config.ports.SIP_HEALTH_PORT}/`),
    // Hangs up; at SIGTERM it would wait for the calls that its worker has ended already.
    stop: { signal: 'SIGINT', graceMs: 5_000 },
  };
}
