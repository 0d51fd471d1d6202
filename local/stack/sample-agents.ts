import { appendFileSync, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shopLinks } from '../shop/links.ts';

const SAMPLES = fileURLToPath(new URL('../agents', import.meta.url));

/**
 * Gives a new installation the files and skills of the agent it begins with.
 *
 * @param shop - host:port of the demo's pages, which that agent then knows; null: there are none
 */
export function addSampleAgents(dataDir: string, shop: string | null): void {
  const folder = join(dataDir, 'agents');
  if (existsSync(folder)) return;
  cpSync(SAMPLES, folder, { recursive: true });
  if (shop !== null)
    appendFileSync(join(folder, 'reception/files/links.md'), `\n${shopLinks(shop)}`);
}
