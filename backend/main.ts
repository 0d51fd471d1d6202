import { createBackend } from './backend.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { readTrunkFile } from './provisioning/trunk-file.ts';
import { runCommand } from './run-command.ts';
import { listen } from './server.ts';
import { startBackendTelemetry } from './telemetry/start.ts';

await runCommand(async () => {
  const config = readConfig(process.env);
  const telemetry = startBackendTelemetry(config.otlpEndpoint);
  const log = createLog(config.logLevel, telemetry?.logStream);
  // A mistake in the file is told before anything starts.
  await readTrunkFile(config.sipTrunkFile, process.env);
  const backend = createBackend(config, process.env, log);
  const server = await listen(backend.app.fetch, config);
  log.info({ host: config.host, port: server.port }, 'Listening');

  const stop = async (signal: NodeJS.Signals) => {
    log.info({ signal }, 'Stopping');
    backend.endStreams();
    await server.stop();
    await backend.close();
    await telemetry?.stop();
    log.info('Stopped');
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  await backend.prepare();
  log.info('Ready');
});
