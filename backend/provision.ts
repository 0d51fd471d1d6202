import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../db/client.ts';
import { readProvisioningConfig } from './config.ts';
import { createLog } from './log.ts';
import { prepareDatabase } from './prepare.ts';
import { livekitSip } from './provisioning/livekit.ts';
import { provision } from './provisioning/provision.ts';
import { readTrunkFile } from './provisioning/trunk-file.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  loadRunningStack();
  const config = readProvisioningConfig(process.env);
  const trunks = await readTrunkFile(config.sipTrunkFile, process.env);
  const { database, close } = connect(config.databaseUrl);
  try {
    await prepareDatabase(database, config, createLog(config.logLevel));
    const done = await provision(database, {
      sip: livekitSip(config.livekit),
      fileTrunks: trunks,
      credentialsKey: config.credentialsKey,
      secret: config.livekit.apiSecret,
    });
    console.log(done.length > 0 ? done.join('\n') : 'nothing to change');
  } finally {
    await close();
  }
});

/** Where `npm start` runs, its settings are those of the stack; what is set already stands. */
function loadRunningStack(): void {
  const settings = join(process.env.DATA_DIR || './data', 'stack.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
}
