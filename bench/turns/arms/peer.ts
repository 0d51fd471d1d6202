import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import getPort from 'get-port';
import { lastLines } from '../../../local/setup/output.ts';
import type { Arm, ArmName, ArmStack } from './arm.ts';
import { claimNumber } from './number.ts';

const READY_WITHIN_MS = 120_000;
/** Its calls are over: there is nothing that it must finish. */
const STOPPED_WITHIN_MS = 5_000;

/** Another framework's worker, in a process of its own. */
interface Peer {
  name: Exclude<ArmName, 'ours'>;
  number: string;
  /** Under which the worker registers with LiveKit; null: it finds its rooms by itself. */
  agentName: string | null;
  /** Makes ready what the worker needs, and gives the command that runs it. */
  command(stack: ArmStack): Promise<readonly [string, ...string[]]>;
  /** What the worker prints when it takes calls. */
  readyWhenPrinted: string;
}

/** The arm of a peer. What its worker prints goes to `DATA_DIR/logs/bench-NAME.log`. */
export function peerArm({ name, number, agentName, command, readyWhenPrinted }: Peer): Arm {
  let release: (() => Promise<void>) | undefined;
  let worker: Worker | undefined;

  async function start(stack: ArmStack): Promise<void> {
    const [program, ...args] = await command(stack);
    release = await claimNumber(stack.livekit, { name: `bench-${name}`, number, agentName });
    const logFile = join(stack.dataDir, 'logs', `bench-${name}.log`);
    const started = startWorker([program, ...args], await workerEnvironment(stack), logFile);
    worker = started;
    const isReady = await Promise.race([
      new Promise<boolean>((resolve) => {
        started.all.on('data', (text) => String(text).includes(readyWhenPrinted) && resolve(true));
      }),
      started.then(() => false),
      delay(READY_WITHIN_MS, false, { ref: false }),
    ]);
    if (isReady) return;
    await stop();
    const { all } = await started;
    throw new Error(`The worker of the arm ${name} did not get ready:\n${lastLines(all)}`);
  }

  async function stop(): Promise<void> {
    try {
      await release?.();
    } finally {
      worker?.kill();
      await worker;
      release = undefined;
      worker = undefined;
    }
  }

  return { name, number, start, stop };
}

type Worker = ReturnType<typeof startWorker>;

function startWorker(
  [program, ...args]: readonly [string, ...string[]],
  env: Record<string, string>,
  logFile: string,
) {
  return execa(program, args, {
    env,
    stdin: 'ignore',
    stdout: ['pipe', { file: logFile }],
    stderr: ['pipe', { file: logFile }],
    all: true,
    reject: false,
    forceKillAfterDelay: STOPPED_WITHIN_MS,
  });
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
