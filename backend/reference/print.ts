import { createBackend } from '../backend.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';

/** Nothing here is connected to: a backend that is never prepared only describes itself. */
const NOWHERE = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  LIVEKIT_URL: 'ws://127.0.0.1:1',
  LIVEKIT_API_KEY: 'none',
  LIVEKIT_API_SECRET: 'none',
  OPENAI_API_KEY: 'none',
  SERVICE_TOKEN: 'none'.repeat(8),
};

const { app } = createBackend(readConfig(NOWHERE), NOWHERE, createLog('silent'));
const answer = await app.request('/openapi.json');
if (!answer.ok) throw new Error(await answer.text());
process.stdout.write(await answer.text(), () => process.exit(0));
