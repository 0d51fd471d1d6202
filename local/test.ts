import { execa } from 'execa';
import { runCommand } from './command.ts';
import { loadLocalConfig } from './config.ts';
import { setUp } from './setup/setup.ts';

/** `npm test [-- options of vitest]`: sets up what the tests need, then runs them all once. */
async function test(): Promise<number> {
  await setUp(loadLocalConfig(process.env), true);
  const { exitCode = 1 } = await execa('vitest', ['run', ...process.argv.slice(2)], {
    preferLocal: true,
    stdio: 'inherit',
    reject: false,
  });
  return exitCode;
}

await runCommand(test);
