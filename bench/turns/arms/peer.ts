import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import { type ProcessGroup, spawnGroup } from '../../../local/stack/process-group.ts';
import type { Arm, ArmName, ArmStack } from './arm.ts';
import { claimNumber } from './number.ts';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 5_000;

/** Another framework's worker, in a process of its own. */
interface Peer {
  name: Exclude<ArmName, 'ours'>;
  number: string;
  /** Under which the worker registers with LiveKit; null: it finds its rooms by itself. */
  agentName: string | null;
  /** Makes ready what the worker needs, and gives the command that runs it. */
  command(stack: ArmStack): Promise<readonly [string, ...string[]]>;
  /** The worker prints each of these when it takes calls without delay. */
  readyWhenPrinted: readonly string[];
}

/** The arm of a peer. What its worker prints goes to `DATA_DIR/logs/bench-NAME.log`. */
export function peerArm({ name, number, agentName, command, readyWhenPrinted }: Peer): Arm {
  let release: (() => Promise<void>) | undefined;
  let worker: ProcessGroup | undefined;
  const kill = () => worker?.kill();

  async function start(stack: ArmStack): Promise<void> {
    const [program, ...args] = await command(stack);
    release = await claimNumber(stack.livekit, { name: `bench-${name}`, number, agentName });
    const logs = join(stack.dataDir, 'logs');
    await mkdir(logs, { recursive: true });
    const file = join(logs, `bench-${name}.log`);
    const log = createWriteStream(file);
    const missing = new Set(readyWhenPrinted);
    const { promise: ready, resolve } = Promise.withResolvers<'ready'>();
    const env = { ...process.env, ...(await workerEnvironment(stack)) };
    worker = spawnGroup({ command: program, args, env }, (text) => {
      log.write(text);
      for (const line of missing) if (text.includes(line)) missing.delete(line);
      if (missing.size === 0) resolve('ready');
    });
    // The bench may end by an error or a signal without stopping its arms.
    process.once('exit', kill);
    const late = delay(READY_WITHIN_MS, `was not ready within ${READY_WITHIN_MS} ms`, {
      ref: false,
    });
    const outcome = await Promise.race([ready, worker.exited, late]);
    if (outcome === 'ready') return;
    await stop();
    throw new Error(`The worker of ${name} ${outcome}. Its log: ${file}`);
  }

  async function stop(): Promise<void> {
    process.off('exit', kill);
    worker?.signal('SIGTERM');
    // Workers first finish the calls they have: those are over, or of no interest any more.
    await Promise.race([worker?.exited, delay(STOPPED_WITHIN_MS, undefined, { ref: false })]);
    worker?.kill();
    await worker?.end();
    await release?.();
    worker = undefined;
    release = undefined;
  }

  return { name, number, start, stop };
}

/** Names as the frameworks read them; Deepgram's address none of them reads by itself. */
async function workerEnvironment({ livekit, stubUrl }: ArmStack): Promise<Record<string, string>> {
  return {
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    DEEPGRAM_API_KEY: 'stub',
    DEEPGRAM_BASE_URL: stubUrl,
    OPENAI_API_KEY: 'stub',
    OPENAI_BASE_URL: `${stubUrl}/v1`,
    // The frameworks' own default is one port for all.
    WORKER_PORT: String(await getPort()),
    // That a worker is ready is read from its log.
    LOG_LEVEL: 'info',
  };
}
