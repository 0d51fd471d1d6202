import { type AgentServer, log } from '@livekit/agents';
import { WORKER_HEARTBEAT_MS } from '../backend/contract/workers.ts';
import type { BackendClient } from './backend-client.ts';

/**
 * Reports the worker to the backend from the moment it is registered at LiveKit, so that
 * operators and `/healthz` see which workers there are. A missed report is only logged: the next
 * one says the same.
 */
export function startHeartbeat(server: AgentServer, backend: BackendClient, agentName: string) {
  let draining = false;
  let timer: NodeJS.Timeout | undefined;

  const report = () =>
    backend
      .reportWorker(server.id, { agentName, activeCalls: server.activeJobs.length, draining })
      .catch((error: unknown) => log().warn({ error }, 'worker report failed'));

  server.event.on('worker_registered', () => {
    clearInterval(timer);
    timer = setInterval(report, WORKER_HEARTBEAT_MS);
    void report();
  });

  return {
    /** Says at once that no new call is taken. */
    draining() {
      draining = true;
      if (timer) void report();
    },
  };
}
