import { hostname } from 'node:os';
import { type AgentServer, log } from '@livekit/agents';
import { WORKER_HEARTBEAT_MS } from '../backend/contract/workers.ts';
import installed from '../package.json' with { type: 'json' };
import type { BackendClient } from './backend-client.ts';
import type { WorkerConfig } from './config.ts';
import type { Intake } from './intake.ts';

/**
 * Reports the worker to the backend from the moment it is registered at LiveKit, so that
 * operators and `/healthz` see which workers there are; in answer it learns whether an operator wants
 * it drained. A missed report is only logged: the next one says the same.
 */
export function startHeartbeat(
  server: Pick<AgentServer, 'id' | 'activeJobs' | 'event'>,
  backend: Pick<BackendClient, 'reportWorker'>,
  { agentName, maxCalls }: Pick<WorkerConfig, 'agentName' | 'maxCalls'>,
  intake: Intake,
) {
  const startedAt = new Date().toISOString();
  let crashedAt: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function report(): Promise<void> {
    const { isOffered } = intake;
    const jobs = server.activeJobs.map(({ job }) => job.id);
    const { drain } = await backend.reportWorker(server.id, {
      agentName,
      activeCalls: jobs.length,
      jobs,
      draining: !isOffered,
      stopping: intake.isStopping,
      maxCalls,
      version: installed.version,
      host: hostname(),
      startedAt,
      crashedAt,
    });
    intake.wantDrain(drain);
    // Operators see at once that it has understood.
    if (intake.isOffered !== isOffered) await report();
  }
  const tryReport = () =>
    report().catch((error: unknown) => log().warn({ error }, 'worker report failed'));

  server.event.on('worker_registered', () => {
    clearInterval(timer);
    timer = setInterval(tryReport, WORKER_HEARTBEAT_MS);
    void tryReport();
  });

  return {
    /** Says at once that no new call is taken. */
    stopping() {
      intake.stop();
      if (timer) void tryReport();
    },
    /** The process of a call was found dead. */
    crashed() {
      crashedAt = new Date().toISOString();
    },
  };
}
