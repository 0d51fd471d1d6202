import type { Arm, ArmName } from './turns/arms/arm.ts';
import { picture } from './turns/picture.ts';
import { keepPicture, type Rig, withRig } from './turns/rig.ts';
import { greetingMs, type Score, scoreLine } from './turns/score.ts';
import { describeStages, stagesOf, type TurnStages } from './turns/stages.ts';
import type { Stubs } from './turns/stubs.ts';
import { type ArmResult, describeScore, latenciesOf, table } from './turns/table.ts';
import { holdTurnCall } from './turns/turn-call.ts';
import type { Utterance } from './turns/utterance.ts';

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
export function measureTurns(options: TurnOptions): Promise<void> {
  return withRig(options, async (rig) => {
    const results = await compare(options.calls, rig);
    console.log(`${table(results)}\n`);
    const distributions = results.map((one) => ({ arm: one.arm, latencies: latenciesOf(one) }));
    await keepPicture(options.picture, picture(distributions));
  });
}

async function compare(
  calls: number,
  { program, utterances, stubs, stack, arms }: Rig,
): Promise<ArmResult[]> {
  const call = { program, sip: stack.sipAddress, caller: '+15550199' };
  const runs = arms.map((arm) => new ArmRun(arm, stubs, call));
  console.error('A call each that is not counted: the first one finds nothing in the caches');
  for (const run of runs) await run.warmUp(utterances);
  for (let round = 0; round < calls; round += 1) {
    console.error(`Calls ${round + 1} of ${calls}`);
    for (const run of runs) await run.call(sliceOf(utterances, round));
  }
  for (const run of runs) console.log(`${run.describeStages()}\n`);
  return runs.map((run) => run.result);
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
