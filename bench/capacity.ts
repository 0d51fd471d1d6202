import { availableParallelism } from 'node:os';
import { picture } from './capacity/picture.ts';
import { type ArmSteps, compare, describeArm, isOverLimit } from './capacity/report.ts';
import { holdStep, type Step, type StepOptions } from './capacity/step.ts';
import type { Arm, ArmName } from './turns/arms/arm.ts';
import { endRooms } from './turns/arms/number.ts';
import { keepPicture, withRig } from './turns/rig.ts';
import type { Utterance } from './turns/utterance.ts';

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
export function measureCapacity({
  arms: names,
  steps,
  seconds,
  replies,
  picture: file,
}: CapacityOptions): Promise<void> {
  return withRig({ arms: names }, async ({ program, stubs, stack, arms, utterances: all }) => {
    const utterances = talk(all);
    stubs.expectEach(utterances);
    const results = await climb(arms, steps, {
      ...{ program, sip: stack.sipAddress, utterances, seconds, replies },
      endRooms: () => endRooms(stack.livekit),
    });
    for (const result of results) console.log(describeArm(result, availableParallelism()));
    console.log(compare(results));
    await keepPicture(file, picture(results));
  });
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
