import { connect } from '../db/client.ts';
import { createApp } from './app.ts';
import { closeCall } from './closing/close-call.ts';
import type { Config, Environment } from './config.ts';
import { checkDatabase } from './health/database.ts';
import { type Check, createHealth } from './health/health.ts';
import { livekitCheck } from './health/livekit.ts';
import { targetCheck } from './health/target.ts';
import { checkWorkers } from './health/worker.ts';
import { createJobQueue } from './jobs/queue.ts';
import type { Logger } from './log.ts';
import { prepareDatabase } from './prepare.ts';
import { keepProvisioned } from './provisioning/keep-provisioned.ts';
import { livekitSip } from './provisioning/livekit.ts';
import { provision } from './provisioning/provision.ts';
import { readTrunkFile } from './provisioning/trunk-file.ts';
import { createRecordingStore } from './recordings/create-store.ts';

/** Puts the backend together. Nothing runs until `prepare` is called; the app answers at once. */
export function createBackend(config: Config, environment: Environment, log: Logger) {
  const { database, close } = connect(config.databaseUrl);
  const now = () => new Date();
  let prepared = false;
  const isPrepared = () => prepared;

  const queue = createJobQueue(config.databaseUrl, log);
  const sip = livekitSip(config.livekit);
  const provisioner = keepProvisioned(async () => {
    const trunks = await readTrunkFile(config.sipTrunkFile, environment);
    return provision(database, sip, trunks, config.livekit.apiSecret);
  }, log);
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
  const app = createApp({
    database,
    queue,
    livekit: config.livekit,
    livekitPublicUrl: config.livekitPublicUrl,
    serviceToken: config.serviceToken,
    recordings: createRecordingStore(config.recordings),
    log,
    now,
    isPrepared,
    health,
    requestProvisioning: () => void provisioner.request(),
  });
  return {
    app,
    /** @throws StartError when the database does not come or refuses us */
    async prepare(): Promise<void> {
      await prepareDatabase(database, config, log);
      prepared = true;
      await queue.start({
        'close-call': ({ callId }) => closeCall({ database, log, now }, [], callId),
        retention: async () => undefined,
      });
      await provisioner.request();
    },
    async close(): Promise<void> {
      provisioner.stop();
      await queue.stop();
      await close();
    },
  };
}
