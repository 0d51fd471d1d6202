import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SAMPLES = fileURLToPath(new URL('../agents', import.meta.url));

/** Gives a new installation the files and skills of the agent it begins with. */
export function addSampleAgents(dataDir: string): void {
  const folder = join(dataDir, 'agents');
  if (!existsSync(folder)) cpSync(SAMPLES, folder, { recursive: true });
}
