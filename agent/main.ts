import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents';
import getPort from 'get-port';
import { EnvironmentError } from '../backend/contract/environment.ts';
import { BackendClient } from './backend-client.ts';
import { readConfig, type WorkerConfig } from './config.ts';
import { startHeartbeat } from './heartbeat.ts';
import { Intake } from './intake.ts';
import type { Leg } from './journal/files.ts';
import { keepDeliveringLeftJournals } from './journal/left-journals.ts';
import { journalFolder, receiverAt } from './journal/open.ts';
import { keepLines } from './keep-lines.ts';
import { recordingBackend } from './recording/backend.ts';
import { keepDeliveringLeftRecordings } from './recording/left-recordings.ts';
import { recordingsFolder } from './recording/record-call.ts';

/** `npm run agent`: a worker that takes calls until SIGTERM, then finishes those it has. */
async function main(config: WorkerConfig): Promise<void> {
  // A job process takes a quarter less of a core's time to start when its code is compiled already.
  process.env.NODE_COMPILE_CACHE ??= join(config.cacheDir, 'compiled-code');
  // The SDK would watch each process for pauses from a second thread, which looks fifty times a second.
  process.env.LIVEKIT_AGENTS_LOOP_BLOCK_WARN_MS ??= '0';
  initializeLogger({ pretty: false, level: config.logLevel });
  const intake = new Intake(config.maxCalls);
  const server = new AgentServer(
    new ServerOptions({
      agent: fileURLToPath(new URL('./job.ts', import.meta.url)),
      agentName: config.agentName,
      wsURL: config.livekit.url,
      apiKey: config.livekit.apiKey,
      apiSecret: config.livekit.apiSecret,
      host: config.host,
      // The SDK takes 0 for its own default, which a second worker would find taken.
      port: config.port || (await getPort()),
      numIdleProcesses: config.idleProcesses,
      loadFunc: async (worker) => intake.load(worker.activeJobs.length),
      loadThreshold: 1,
      // LiveKit learns of a load some seconds later, and may offer a call meanwhile.
      requestFunc: (request) => (intake.isOpen ? request.accept() : request.reject()),
      drainTimeout: config.drainTimeoutMs,
      logLevel: config.logLevel,
      production: true,
    }),
  );
  const backend = new BackendClient(config.backend);
  const heartbeat = startHeartbeat(server, backend, config, intake);
  void keepLines(config, backend);
  const stopped = new AbortController();
  const receiver = receiverAt(backend);
  const leave = (leg: Leg) => {
    heartbeat.crashed();
    return receiver.leave(leg);
  };
  void keepDeliveringLeftJournals(journalFolder(config), { ...receiver, leave }, stopped.signal);

  const recordings = recordingBackend(config.backend);
  void keepDeliveringLeftRecordings(recordingsFolder(config), recordings, stopped.signal);

  const stop = async () => {
    heartbeat.stopping();
    await server.drain().catch(() => undefined);
    await server.close();
    stopped.abort();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);

  await server.run();
}

try {
  await main(readConfig(process.env));
} catch (error) {
  const known = error instanceof EnvironmentError;
  console.error(known ? error.message : `The worker stopped: ${error}`);
  process.exit(1);
}
