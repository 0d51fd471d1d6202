import { execa } from 'execa';
import { runCommand } from './command.ts';
import { loadLocalConfig } from './config.ts';
import { asOrdinaryUser, isClosedToOthers } from './setup/ordinary-user.ts';
import { setUp } from './setup/setup.ts';

/** `npm test [-- options of vitest]`: sets up what the tests need, then runs them all once. */
async function test(): Promise<number> {
  await setUp(loadLocalConfig(process.env), true);
  const vitest = { command: 'vitest', args: ['run', ...process.argv.slice(2)] };
  // The tests' Postgres gets a user of its own where we are root, who could not enter this folder.
  const { command, args } = isClosedToOthers(process.cwd()) ? asOrdinaryUser(vitest) : vitest;
  const { exitCode = 1 } = await execa(command, args, {
    preferLocal: true,
    stdio: 'inherit',
    reject: false,
  });
  return exitCode;
}

await runCommand(test);
