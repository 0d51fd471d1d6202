import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm start` runs, its settings are those of the stack; what is set already stands. */
export function loadRunningStack(): void {
  const settings = join(process.env.DATA_DIR || './data', 'stack.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
}
