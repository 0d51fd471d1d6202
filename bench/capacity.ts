import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { buildCaller } from '../local/caller/build.ts';
import { picture } from './capacity/picture.ts';
import { type ArmSteps, compare, describeArm, isOverLimit } from './capacity/report.ts';
import { holdStep, type Step, type StepOptions } from './capacity/step.ts';
import type { Arm, ArmName } from './turns/arms/arm.ts';
import { createArms } from './turns/arms/arms.ts';
import { endRooms } from './turns/arms/number.ts';
import { readUtterances } from './turns/recordings.ts';
import { OUR_NUMBER, startTurnStack } from './turns/stack.ts';
import { startStubs } from './turns/stubs.ts';
import type { Utterance } from './turns/utterance.ts';
import { makeUtterances } from './turns/utterances.ts';

/** More than a call has time for. */
const UTTERANCES_PER_CALL = 60;

interface CapacityOptions {
  arms: readonly ArmName[];
  /** Calls at once, ever more. The first step is what the others are compared with. */
  steps: readonly number[];
  seconds: number;
  /** A step lasts until so many replies were asked for. */
  replies: number;
  /** Where the picture goes, a file. */
  picture: string;
}

/**
 * Finds how many calls at once a worker holds before callers notice, and what a call costs, on the
 * same engines and with the same stub providers. The callers ask short questions, one after the
 * other. Starts a stack of its own, and stops it. Reads /proc (Linux).
 */
export async function measureCapacity(options: CapacityOptions): Promise<void> {
  const cacheDir = resolve(process.env.CACHE_DIR || './.cache');
  const program = await buildCaller(cacheDir, () => console.error('Building the caller'));
  const folder = await makeUtterances(cacheDir, () => console.error('Making the utterances, once'));
  const utterances = talk(await readUtterances(folder));
  const stubs = await startStubs();
  stubs.expectEach(utterances);
  try {
    console.error('Starting a stack');
    const stack = await startTurnStack(stubs.url, cacheDir);
    const { seconds, replies } = options;
    const step = {
      ...{ program, sip: stack.sipAddress, utterances, seconds, replies },
      endRooms: () => endRooms(stack.livekit),
    };
    const all = createArms(OUR_NUMBER);
    const started: Arm[] = [];
    try {
      for (const name of options.arms) {
        console.error(`Starting the worker: ${name}`);
        await all[name].start(stack);
        started.push(all[name]);
      }
      await print(await climb(started, options.steps, step), options.picture);
    } finally {
      for (const arm of started) await arm.stop();
      await stack.stop();
    }
  } finally {
    stubs.close();
  }
}

/** Nothing that depends on how an arm takes turns: all of them are to have the same to do. */
function talk(utterances: readonly Utterance[]): Utterance[] {
  const short = utterances.filter(({ kind }) => kind === 'question' || kind === 'yes-no');
  const rounds = Math.ceil(UTTERANCES_PER_CALL / short.length);
  return Array<Utterance[]>(rounds).fill(short).flat();
}

/** Each step with one arm after the other, each arm as far as it gets. */
async function climb(
  arms: readonly Arm[],
  steps: readonly number[],
  options: StepOptions,
): Promise<ArmSteps[]> {
  console.error('A call each that is not counted: the first one finds nothing in the caches');
  for (const arm of arms) await holdStep(arm, 1, { ...options, seconds: 5, replies: 1 });
  const climbs = arms.map((arm) => ({ arm, steps: [] as Step[], isOverloaded: false }));
  for (const calls of steps) {
    for (const climb of climbs.filter(({ isOverloaded }) => !isOverloaded)) {
      const { arm, steps: taken } = climb;
      console.error(`${arm.name}: ${calls} at once`);
      try {
        const step = await holdStep(arm, calls, options);
        taken.push(step);
        climb.isOverloaded = isOverLimit(step, taken[0] ?? step);
      } catch (error) {
        console.error(`${arm.name} did not hold them: ${(error as Error).message}`);
        climb.isOverloaded = true;
      }
    }
  }
  return climbs.map((climb) => ({ ...climb, arm: climb.arm.name }));
}

async function print(results: readonly ArmSteps[], file: string): Promise<void> {
  for (const result of results) console.log(describeArm(result, availableParallelism()));
  console.log(compare(results));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture(results));
  console.log(`Picture: ${file}`);
}
