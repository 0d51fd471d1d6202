import { Command } from 'commander';
import { runCommand } from './command.ts';
import { loadLocalConfig } from './config.ts';
import { removeContainers } from './setup/engines.ts';
import { setUp } from './setup/setup.ts';
import { banner } from './stack/banner.ts';
import { usesSpeech } from './stack/environment.ts';
import { startGuard } from './stack/guard.ts';
import { lockDataDir } from './stack/lock.ts';
import { readNumbers } from './stack/numbers.ts';
import { waitForDatabase } from './stack/own-database.ts';
import { fetchOwnerLink } from './stack/owner-link.ts';
import { checkPorts } from './stack/ports.ts';
import { forgetLastRun, runStack } from './stack/stack.ts';

/** `npm start`: sets up what is missing, then runs the whole stack on this machine. */
async function start(): Promise<number> {
  const config = loadLocalConfig(process.env);
  const numbers = readNumbers(config.sipTrunkFile);
  const guard = startGuard();
  const unlock = await lockDataDir(config.dataDir, guard.pid);
  const usesDocker = ['auto', 'docker'].includes(config.engines);
  try {
    forgetLastRun(config.dataDir);
    if (usesDocker) await removeContainers(config.dataDir);
    await checkPorts(config);
    if (config.databaseUrl) await waitForDatabase(config.databaseUrl);
    const engines = await setUp(config, usesSpeech(config));
    await runStack(config, engines, guard, async ({ url, serviceToken }) => {
      const ownerLink = await fetchOwnerLink(url, serviceToken);
      console.log(banner(config, numbers, ownerLink));
    });
    console.log('Stopped.');
    return 0;
  } finally {
    if (usesDocker) await removeContainers(config.dataDir);
    unlock();
    await guard.dismiss();
  }
}

new Command('npm start --')
  .description('Runs Switchboard on this machine, with all that it needs, until Ctrl-C.')
  .addHelpText('after', '\nSettings are environment variables, or lines of .env: see .env.example.')
  .allowExcessArguments(false)
  .action(() => runCommand(start))
  .parse();
