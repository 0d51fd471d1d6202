import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseEnvironment, serviceToken } from '../../backend/contract/environment.ts';
import { launchBrowser } from '../browser.ts';
import { runCommand } from '../command.ts';
import { LocalError } from '../errors.ts';
import { findPages } from './pages.ts';
import { type Look, shoot } from './shoot.ts';

const LOOKS: readonly Look[] = [
  { name: 'light', theme: 'light', width: 1280, height: 800 },
  { name: 'dark', theme: 'dark', width: 1280, height: 800 },
  { name: 'phone', theme: 'light', width: 390, height: 844 },
];

/** `npm run screenshots [folder]`: each page of the running stack, in each look. */
await runCommand(async () => {
  const [folder = join('data', 'screenshots')] = process.argv.slice(2);
  const { BACKEND_URL: backendUrl, SERVICE_TOKEN: token } = settings();
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser(process.env);
  const wrong: string[] = [];
  try {
    for (const { name, path } of await findPages(backendUrl, token)) {
      for (const look of LOOKS) {
        const file = join(folder, `${name}-${look.name}.png`);
        const errors = await shoot(browser, { url: backendUrl + path, token, look, file });
        wrong.push(...errors.map((error) => `${path}, ${look.name}: ${error}`));
        console.log(file);
      }
    }
  } finally {
    await browser.close();
  }
  for (const line of wrong) console.error(line);
  return wrong.length > 0 ? 1 : 0;
});

function settings() {
  if (process.env.BACKEND_URL === undefined) {
    throw new LocalError('No stack is running here. Start it with npm start, then run this again.');
  }
  return parseEnvironment({ BACKEND_URL: z.url(), SERVICE_TOKEN: serviceToken }, process.env);
}
