import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { buildCaller } from '../../local/caller/build.ts';
import type { Arm, ArmName } from './arms/arm.ts';
import { createArms } from './arms/arms.ts';
import { readUtterances } from './recordings.ts';
import { OUR_NUMBER, startTurnStack, type TurnStack } from './stack.ts';
import { type Stubs, startStubs } from './stubs.ts';
import type { Utterance } from './utterance.ts';
import { makeUtterances } from './utterances.ts';

/** All that workers are compared with. */
export interface Rig {
  /** The test caller's program. */
  readonly program: string;
  readonly utterances: readonly Utterance[];
  readonly stubs: Stubs;
  readonly stack: TurnStack;
  /** Started, in the order in which they were asked for. */
  readonly arms: readonly Arm[];
}

interface RigOptions {
  arms: readonly ArmName[];
  /** A folder of recordings; without it the bench makes its own utterances. */
  utterances?: string;
}

/** Starts a stack of its own with stub providers and the workers, and stops all of it afterwards. */
export async function withRig(
  options: RigOptions,
  measure: (rig: Rig) => Promise<void>,
): Promise<void> {
  const cacheDir = resolve(process.env.CACHE_DIR || './.cache');
  const program = await buildCaller(cacheDir, () => console.error('Building the caller'));
  const folder =
    options.utterances ??
    (await makeUtterances(cacheDir, () => console.error('Making the utterances, once')));
  const utterances = await readUtterances(folder);
  const stubs = await startStubs();
  try {
    console.error('Starting a stack');
    const stack = await startTurnStack(stubs.url, cacheDir);
    try {
      await withArms(options.arms, stack, (arms) =>
        measure({ program, utterances, stubs, stack, arms }),
      );
    } finally {
      await stack.stop();
    }
  } finally {
    stubs.close();
  }
}

async function withArms(
  names: readonly ArmName[],
  stack: TurnStack,
  measure: (arms: readonly Arm[]) => Promise<void>,
): Promise<void> {
  const all = createArms(OUR_NUMBER);
  const started: Arm[] = [];
  try {
    for (const name of names) {
      console.error(`Starting the worker: ${name}`);
      await all[name].start(stack);
      started.push(all[name]);
    }
    await measure(started);
  } finally {
    for (const arm of started) await arm.stop();
  }
}

/** Writes an SVG where it is wanted, and says so. */
export async function keepPicture(file: string, svg: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, svg);
  console.log(`Picture: ${file}`);
}
