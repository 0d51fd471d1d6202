import { runCommand } from '../command.ts';
import { loadLocalConfig } from '../config.ts';
import { setUp } from './setup.ts';

// `npm run setup`: all that `npm start` and `npm test` would bring first, ahead of time.
await runCommand(async () => {
  await setUp(loadLocalConfig(process.env), true);
  return 0;
});
