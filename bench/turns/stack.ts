import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { AgentSettingsInput } from '../../backend/contract/agents.ts';
import { stackReady } from '../../local/stack/ready.ts';
import { stackApi } from '../stack-api.ts';
import type { ArmStack } from './arms/arm.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Far from the defaults, so that a stack in use on this machine is left alone. */
const PORT_OFFSET = '24000';
const READY_WITHIN_MS = 180_000;

/** Without tools, as the peers have none: a sandbox would be made ready during the greeting. */
const AGENT: AgentSettingsInput = {
  slug: 'bench-turns',
  name: 'Bench',
  greeting: 'Hello, this is a test. How can I help you?',
  instructions: 'Be brief.',
  tools: { use: [] },
};
export const OUR_NUMBER = '+15550190';

export interface TurnStack extends ArmStack {
  /** host:port */
  sipAddress: string;
  stop(): Promise<void>;
}

/**
 * Starts a whole stack of its own, as `npm start` does, with the stub server for its providers. What
 * it writes is in `DATA_DIR/bench-turns`, and stays there until the next time.
 *
 * @throws Error with what the stack printed, when it does not come up
 */
export async function startTurnStack(stubUrl: string, cacheDir: string): Promise<TurnStack> {
  const folder = resolve(process.env.DATA_DIR || './data', 'bench-turns');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const trunkFile = join(folder, 'sip-trunk.json');
  const dataDir = join(folder, 'data');
  const env = {
    PORT_OFFSET: process.env.PORT_OFFSET || PORT_OFFSET,
    DATA_DIR: dataDir,
    CACHE_DIR: cacheDir,
    // What is kept of speech is the stub's.
    WORKER_CACHE_DIR: join(folder, 'speech'),
    SIP_TRUNK_FILE: trunkFile,
    DATABASE_URL: '',
    DEEPGRAM_API_KEY: 'stub',
    DEEPGRAM_BASE_URL: stubUrl,
    OPENAI_API_KEY: 'stub',
    OPENAI_BASE_URL: `${stubUrl}/v1`,
  };
  await writeTrunk(trunkFile, 'reception');
  const running = execa('node', ['local/start.ts'], {
    cwd: ROOT,
    preferLocal: true,
    env,
    stdin: 'ignore',
    all: true,
    reject: false,
    forceKillAfterDelay: false,
  });
  const stop = async () => {
    running.kill('SIGTERM');
    await running;
  };
  try {
    const ended = running.then(({ all }) => {
      throw new Error(`The stack ended before it was ready:\n${all}`);
    });
    const settings = await Promise.race([stackReady(dataDir, READY_WITHIN_MS), ended]);
    ended.catch(() => undefined);
    const api = await stackApi({ DATA_DIR: dataDir });
    await api(`/agents/${AGENT.slug}`, AGENT);
    await writeTrunk(trunkFile, AGENT.slug);
    await execa('node', ['backend/provision.ts'], {
      cwd: ROOT,
      preferLocal: true,
      env: { ...env, ...settings },
    });
    const { LIVEKIT_URL = '', LIVEKIT_API_KEY = '', LIVEKIT_API_SECRET = '' } = settings;
    const livekit = { url: LIVEKIT_URL, apiKey: LIVEKIT_API_KEY, apiSecret: LIVEKIT_API_SECRET };
    const sipAddress = settings.SIP_ADDRESS ?? '';
    return { livekit, stubUrl, dataDir, cacheDir, sipAddress, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function writeTrunk(file: string, agent: string): Promise<void> {
  const numbers = [{ number: OUR_NUMBER, agent }];
  const trunk = { name: 'local', allowedAddresses: ['127.0.0.0/8'], numbers };
  return writeFile(file, JSON.stringify({ trunks: [trunk] }));
}
