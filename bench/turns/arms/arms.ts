import { fileURLToPath } from 'node:url';
import type { Arm, ArmName, ArmStack } from './arm.ts';
import { peerArm } from './peer.ts';
import { pythonEnv } from './python-env.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** `python SCRIPT ...` in an environment with the requirements of `NAME-requirements.txt`. */
async function python(
  name: 'livekit-python' | 'pipecat',
  { cacheDir }: ArmStack,
  script: string,
  ...args: string[]
): Promise<[string, ...string[]]> {
  const requirementsFile = here(`${name}-requirements.txt`);
  const report = (progress: string) => console.error(progress);
  return [await pythonEnv({ name, requirementsFile, cacheDir, report }), here(script), ...args];
}

/**
 * All arms. A peer brings its number along: `start` has LiveKit route it to the peer's worker,
 * `stop` takes that back, so the stack needs to know of it neither agent nor number.
 *
 * @param ours - the number that the stack's own worker answers
 */
export function createArms(ours: string): Record<ArmName, Arm> {
  return {
    ours: { name: 'ours', number: ours, start: async () => {}, stop: async () => {} },
    stock: peerArm({
      name: 'stock',
      number: '+15550191',
      agentName: 'bench-stock',
      command: async () => [process.execPath, here('stock-worker.ts'), 'start'],
      readyWhenPrinted: 'registered worker',
    }),
    'livekit-python': peerArm({
      name: 'livekit-python',
      number: '+15550192',
      agentName: 'bench-livekit-python',
      command: (stack) => python('livekit-python', stack, 'livekit_worker.py', 'start'),
      readyWhenPrinted: 'registered worker',
    }),
    pipecat: peerArm({
      name: 'pipecat',
      number: '+15550193',
      agentName: null,
      command: (stack) => python('pipecat', stack, 'pipecat_bot.py', 'bench-pipecat-'),
      readyWhenPrinted: 'waiting for rooms',
    }),
  };
}
