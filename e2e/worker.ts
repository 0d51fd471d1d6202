import { execa } from 'execa';
import { inject } from 'vitest';
import type { Worker } from '../backend/contract/workers.ts';
import { eventually } from './eventually.ts';
import { api } from './phone.ts';

/**
 * Starts a worker of its own beside the stack's, and waits until it is registered.
 *
 * @param launcher - a command that is given the worker's command as its last arguments
 */
export async function startWorker(
  agentName: string,
  env: Record<string, string> = {},
  launcher: readonly string[] = [],
) {
  const known = new Set((await workers(agentName)).map(({ id }) => id));
  const stack = inject('stack');
  const [command = '', ...args] = [...launcher, 'node', 'agent/main.ts'];
  const process = execa(command, args, {
    env: {
      ...stack,
      // As the stack's own worker has it: they are workers of one machine.
      WORKER_DATA_DIR: `${stack.DATA_DIR}/worker`,
      AGENT_NAME: agentName,
      WORKER_PORT: '0',
      ...env,
    },
    reject: false,
    // It has calls to finish.
    forceKillAfterDelay: false,
  });
  const registered = new Promise<void>((resolve) => {
    process.stdout.on('data', (chunk) => {
      if (String(chunk).includes('registered worker')) resolve();
    });
  });
  await registered;
  return {
    process,
    /** The worker as the backend sees it. */
    seen: () =>
      eventually(async () => {
        const worker = (await workers(agentName)).find(({ id }) => !known.has(id));
        if (!worker) throw new Error(`no worker reports as ${agentName}`);
        return worker;
      }),
  };
}

async function workers(agentName: string): Promise<Worker[]> {
  const { workers } = await api<{ workers: Worker[] }>('/workers');
  return workers.filter((worker) => worker.agentName === agentName);
}
