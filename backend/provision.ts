import { connect } from '../db/client.ts';
import { readProvisioningConfig } from './config.ts';
import { createLog } from './log.ts';
import { prepareDatabase } from './prepare.ts';
import { livekitSip } from './provisioning/livekit.ts';
import { provision } from './provisioning/provision.ts';
import { readTrunkFile } from './provisioning/trunk-file.ts';
import { runCommand } from './run-command.ts';
import { loadRunningStack } from './stack-environment.ts';

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
