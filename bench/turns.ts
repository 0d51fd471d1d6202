import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { buildCaller } from '../local/caller/build.ts';
import type { Arm, ArmName } from './turns/arms/arm.ts';
import { createArms } from './turns/arms/arms.ts';
import { picture } from './turns/picture.ts';
import { readUtterances } from './turns/recordings.ts';
import { greetingMs, type Score, scoreLine } from './turns/score.ts';
import { OUR_NUMBER, startTurnStack, type TurnStack } from './turns/stack.ts';
import { describeStages, stagesOf, type TurnStages } from './turns/stages.ts';
import { type Stubs, startStubs } from './turns/stubs.ts';
import { type ArmResult, describeScore, latenciesOf, table } from './turns/table.ts';
import { holdTurnCall } from './turns/turn-call.ts';
import type { Utterance } from './turns/utterance.ts';
import { makeUtterances } from './turns/utterances.ts';

/** A call of some two minutes. The next call says the next ones. */
const UTTERANCES_PER_CALL = 19;

interface TurnOptions {
  /** Of each arm. */
  calls: number;
  arms: readonly ArmName[];
  /** A folder of recordings; without it the bench makes its own utterances. */
  utterances?: string;
  /** Where the picture of the distributions goes, a file. */
  picture: string;
}

/**
 * Compares how workers take turns, over real SIP calls, on the same engines and with the same stub
 * providers: each round an arm after the other hears the same utterances. All figures come from the
 * times of the caller's own RTP packets. Starts a stack of its own, and stops it.
 */
export async function measureTurns(options: TurnOptions): Promise<void> {
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
      const results = await compare(options, utterances, program, stubs, stack);
      console.log(table(results));
      await mkdir(dirname(options.picture), { recursive: true });
      const distributions = results.map((one) => ({ arm: one.arm, latencies: latenciesOf(one) }));
      await writeFile(options.picture, picture(distributions));
      console.log(`\nPicture: ${options.picture}`);
    } finally {
      await stack.stop();
    }
  } finally {
    stubs.close();
  }
}

async function compare(
  { arms, calls }: TurnOptions,
  utterances: readonly Utterance[],
  program: string,
  stubs: Stubs,
  stack: TurnStack,
): Promise<ArmResult[]> {
  const all = createArms(OUR_NUMBER);
  const started: Arm[] = [];
  try {
    for (const name of arms) {
      console.error(`Starting the worker: ${name}`);
      await all[name].start(stack);
      started.push(all[name]);
    }
    const call = { program, sip: stack.sipAddress, caller: '+15550199' };
    const runs = started.map((arm) => new ArmRun(arm, stubs, call));
    console.error('A call each that is not counted: the first one finds nothing in the caches');
    for (const run of runs) await run.warmUp(utterances);
    for (let round = 0; round < calls; round += 1) {
      console.error(`Calls ${round + 1} of ${calls}`);
      for (const run of runs) await run.call(sliceOf(utterances, round));
    }
    for (const run of runs) console.log(`${run.describeStages()}\n`);
    return runs.map((run) => run.result);
  } finally {
    for (const arm of started) await arm.stop();
  }
}

function sliceOf(utterances: readonly Utterance[], round: number): Utterance[] {
  const slices = Math.ceil(utterances.length / UTTERANCES_PER_CALL);
  const from = (round % slices) * UTTERANCES_PER_CALL;
  return utterances.slice(from, from + UTTERANCES_PER_CALL);
}

/** The calls of one arm and what they showed. */
class ArmRun {
  readonly arm: Arm;
  readonly #stubs: Stubs;
  readonly #options: { program: string; sip: string; caller: string };
  readonly #scores: Score[] = [];
  readonly #greetingsMs: number[] = [];
  readonly #stages: TurnStages[] = [];

  constructor(arm: Arm, stubs: Stubs, options: { program: string; sip: string; caller: string }) {
    this.arm = arm;
    this.#stubs = stubs;
    this.#options = options;
  }

  get result(): ArmResult {
    return { arm: this.arm.name, scores: this.#scores, greetingsMs: this.#greetingsMs };
  }

  async warmUp(utterances: readonly Utterance[]): Promise<void> {
    await this.#hold(utterances.slice(0, 1));
  }

  async call(utterances: readonly Utterance[]): Promise<void> {
    const { invitedAtMs, answeredMs, said, agentSpeech } = await this.#hold(utterances);
    const log = this.#stubs.log.since(invitedAtMs);
    const greeting = greetingMs(answeredMs, agentSpeech);
    if (greeting !== null) this.#greetingsMs.push(greeting);
    for (const line of said) {
      const score = scoreLine(line, agentSpeech);
      this.#scores.push(score);
      console.error(`  ${describeScore(score)}`);
      if (score.latencyMs === null) continue;
      const endAtMs = invitedAtMs + score.endMs;
      this.#stages.push(stagesOf(log, endAtMs, endAtMs + score.latencyMs));
    }
  }

  describeStages(): string {
    return describeStages(this.arm.name, this.#stages, latenciesOf(this.result));
  }

  #hold(utterances: readonly Utterance[]) {
    const call = { ...this.#options, number: this.arm.number };
    return holdTurnCall(call, utterances, this.#stubs.expect);
  }
}
