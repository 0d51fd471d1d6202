import { connect } from '../db/client.ts';
import { countOpenCalls } from '../db/queries/figures.ts';
import { inCallTrace } from '../telemetry/call-trace.ts';
import { traced } from '../telemetry/traced.ts';
import { createApp } from './app.ts';
import { closeCall } from './closing/close-call.ts';
import { closingSteps } from './closing/steps.ts';
import type { Config, Environment } from './config.ts';
import { createDoctor } from './doctor/doctor.ts';
import { countUncounted } from './figures/count-uncounted.ts';
import { checkDatabase } from './health/database.ts';
import { type Check, createHealth } from './health/health.ts';
import { livekitCheck } from './health/livekit.ts';
import { targetCheck } from './health/target.ts';
import { checkWorkers } from './health/worker.ts';
import { deliver } from './hooks/deliver.ts';
import { createPost } from './hooks/post.ts';
import { createJobQueue } from './jobs/queue.ts';
import { createLive } from './live/live.ts';
import { livekitRooms } from './livekit/rooms.ts';
import { errorFields, type Logger } from './log.ts';
import { createGauges } from './metrics/gauges.ts';
import { Metrics } from './metrics/metrics.ts';
import { prepareDatabase } from './prepare.ts';
import { applyRetention } from './privacy/retention.ts';
import { createProvisioning } from './provisioning/create.ts';
import { createRecordingStore } from './recordings/create-store.ts';
import { createSandboxes } from './sandbox/create-sandboxes.ts';
import type { Services } from './services.ts';
import { createSummaryModel } from './summaries/model.ts';
import { keepDoing } from './sweep/keep-doing.ts';
import { keepSweeping } from './sweep/keep-sweeping.ts';
import { createWorkModels } from './tasks/model.ts';
import { Tasks } from './tasks/tasks.ts';
import { Workbenches } from './tasks/workbench.ts';
import { VoiceSamples } from './voices/voice-samples.ts';

/** What a call that has ended holds is given up this much later at most. */
const RELEASE_EVERY_MS = 2_000;

/** Puts the backend together. Nothing runs until `prepare` is called; the app answers at once. */
export function createBackend(config: Config, environment: Environment, log: Logger) {
  const { database, listen, close } = connect(config.databaseUrl);
  const now = () => new Date();
  let prepared = false;
  const isPrepared = () => prepared;

  const provisioning = createProvisioning(config, environment, database, log);
  const { provisioner } = provisioning;
  const targets = config.healthTargets.map((target): [string, Check] => [
    target.name,
    targetCheck(target),
  ]);
  const health = createHealth({
    ...Object.fromEntries(targets),
    database: () => checkDatabase(database, isPrepared),
    livekit: livekitCheck(config.livekit),
    provisioning: provisioner.state,
    worker: () => checkWorkers(database, now(), isPrepared),
  });
  const queue = createJobQueue(config.databaseUrl, log);
  const live = createLive(database, listen, now, log);
  const sandboxes = createSandboxes(config.sandbox, log);
  const { probe: probeSandbox } = sandboxes;
  const services: Services = {
    database,
    live,
    queue,
    livekit: config.livekit,
    livekitPublicUrl: config.livekitPublicUrl,
    rooms: livekitRooms(config.livekit),
    serviceToken: config.serviceToken,
    publicUrl: config.publicUrl,
    localUrls: config.localUrls,
    trustedProxies: config.trustedProxies,
    metricsToken: config.metricsToken,
    metrics: new Metrics(
      () => countOpenCalls(database),
      createGauges(database, now, () => live.viewerCount()),
    ),
    credit: config.credit,
    recordings: createRecordingStore(config.recordings),
    modelProviders: config.modelProviders,
    voiceSamples: new VoiceSamples(config.deepgram),
    log,
    now,
    isPrepared,
    health,
    provisioning,
    doctor: createDoctor({ config, database, provisioning, probeSandbox }, now),
    requestProvisioning: () => void provisioner.request(),
  };
  const models = createWorkModels(config.models);
  const workbenches = new Workbenches({
    services,
    models,
    sandboxes: sandboxes.sandboxes,
    agentsDir: config.agentsDir,
    credentialsKey: config.credentialsKey,
  });
  const tasks = new Tasks({
    ...services,
    models,
    toolkit: (task) => workbenches.toolkit(task),
  });
  const steps = closingSteps(
    services,
    { tasks, workbenches },
    createSummaryModel(config.summaries),
  );
  const sweeper = keepSweeping(services, tasks);
  const release = () => workbenches.releaseEnded((callId) => tasks.isWorkingFor(callId));
  const releaser = keepDoing('release', release, RELEASE_EVERY_MS, log);

  const { credentialsKey, webhookPrivateHosts } = config;
  const hooks = { ...services, credentialsKey, post: createPost(webhookPrivateHosts) };

  return {
    app: createApp({
      ...services,
      tasks,
      workbenches,
      credentialsKey: config.credentialsKey,
      agentsDir: config.agentsDir,
      dashboardDir: config.dashboardDir,
      webhookPrivateHosts: config.webhookPrivateHosts,
      corsOrigins: config.corsOrigins,
    }),
    /** @throws StartError when the database does not come or refuses us */
    async prepare(): Promise<void> {
      await prepareDatabase(database, config, log);
      await queue.start({
        'close-call': ({ callId }) =>
          inCallTrace(callId, () => {
            // Also one that ended without its worker.
            live.changed(callId);
            return traced('close call', {}, () => closeCall(services, steps, callId));
          }),
        retention: () => applyRetention({ ...services, keepAuditMs: config.keepAuditMs }, now()),
        'count-calls': () => countUncounted(database, now()),
        'deliver-webhook': (job) => deliver(hooks, job),
      });
      prepared = true;
      sweeper.start();
      releaser.start();
      live.start();
      // Calls are answered meanwhile.
      void sandboxes
        .start()
        .catch((error: unknown) => log.error({ error: errorFields(error) }, 'No sandboxes'));
      await provisioner.request();
    },
    /** Ends what would go on for as long as its readers wish. */
    endStreams: () => live.close(),
    async close(): Promise<void> {
      sweeper.stop();
      releaser.stop();
      provisioner.stop();
      await tasks.close();
      await workbenches.close();
      await sandboxes.close();
      await queue.stop();
      await close();
    },
  };
}
