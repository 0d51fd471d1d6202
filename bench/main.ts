import { Command, InvalidArgumentError } from 'commander';
import { measureCalls } from './calls.ts';
import { measureCapacity } from './capacity.ts';
import { measureDelay } from './delay.ts';
import { measureGreeting } from './greeting.ts';
import { measureIntake } from './intake.ts';
import { measureLive } from './live.ts';
import { measureLongCall } from './long-call.ts';
import { measureMemory } from './memory.ts';
import { measureOperator } from './operator.ts';
import { measureSandbox } from './sandbox.ts';
import { measureSpeech } from './speech.ts';
import { ARM_NAMES, type ArmName } from './turns/arms/arm.ts';
import { measureTurns } from './turns.ts';

const positive = (value: string): number => {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Wanted: a whole number from 1 to 9999.');
};

const count = (value: string): number => {
  if (/^[1-9]\d{0,7}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Wanted: a whole number from 1 to 99999999.');
};

const rate = (value: string): number => {
  if (Number(value) > 0) return Number(value);
  throw new InvalidArgumentError('Wanted: a number above 0.');
};

const arms = (value: string): ArmName[] => {
  const names = value.split(',');
  if (names.every((name) => ARM_NAMES.includes(name as ArmName))) return names as ArmName[];
  throw new InvalidArgumentError(`Wanted: some of ${ARM_NAMES.join(',')}.`);
};

const steps = (value: string): number[] => {
  const counts = value.split(',').map(positive);
  if (counts.every((count, n) => count > (counts[n - 1] ?? 0))) return counts;
  throw new InvalidArgumentError('Wanted: ever more calls, as in 1,2,4.');
};

/** `npm run bench -- <what>`: measures the stack that runs on this machine. */
const program = new Command('npm run bench --').description(
  'Measures the running stack (npm start).',
);
program
  .command('calls')
  .description('greeting and response time of real SIP calls, one after the other')
  .option('--calls <n>', 'how many calls', positive, 10)
  .action(({ calls }: { calls: number }) => measureCalls(calls));
program
  .command('memory')
  .description('resident memory of each process of the stack')
  .action(measureMemory);
program
  .command('live')
  .description('from an event of a call to those who watch, with 200 calls and 20 viewers')
  .action(measureLive);
program
  .command('operator')
  .description(
    "the operator's pages, their API and searches, in a database of its own with many calls",
  )
  .option('--calls <n>', 'how many calls', count, 1_000_000)
  .action(({ calls }: { calls: number }) => measureOperator(calls));
program
  .command('long-call')
  .description('replies at minute 1 and at minute 60 of a call, side by side')
  .option('--exchanges <n>', 'how often each conversation is asked something', positive, 40)
  .option('--read <n>', 'have the model read so many tokens a second, with no cache', rate)
  .action(({ exchanges, read = Number.POSITIVE_INFINITY }: { exchanges: number; read?: number }) =>
    measureLongCall(exchanges, read),
  );
program
  .command('delay')
  .description('what a caller hears while tasks of 2, 5, 15 and 40 s run, over real SIP calls')
  .action(measureDelay);
program
  .command('greeting')
  .description('time to the greeting with and without a sandbox made ready, over real SIP calls')
  .option('--calls <n>', 'how many calls each', positive, 20)
  .action(({ calls }: { calls: number }) => measureGreeting(calls));
program
  .command('intake')
  .description('call events: into the journal, and into a database of its own')
  .action(measureIntake);
program
  .command('sandbox')
  .description('from a task to its first tool result: sandboxes cold, pre-warmed and pooled')
  .option('--rounds <n>', 'how often each', positive, 10)
  .action(({ rounds }: { rounds: number }) => measureSandbox(rounds));
program
  .command('speech')
  .description('written forms that are said right, by kind and language, and the time it takes')
  .option('--cases <dir>', 'a folder of further tables: a folder a language, a file a kind')
  .option('--verbose', 'print each form that is not said as wanted', false)
  .action(({ cases, verbose }: { cases?: string; verbose: boolean }) =>
    measureSpeech(cases, verbose),
  );
program
  .command('turns')
  .description('response time, cut-offs and interruptions over real SIP calls, against peers')
  .option('--calls <n>', 'how many calls with each worker', positive, 6)
  .option('--arms <names>', `workers, of ${ARM_NAMES.join(', ')}`, arms, ['ours', 'stock'])
  .option('--utterances <dir>', 'a folder of recordings: NAME.wav, NAME.json')
  .option('--picture <file>', 'where the picture (SVG) goes', './bench/results/turns.svg')
  .action(measureTurns);
program
  .command('capacity')
  .description(
    'calls at once until the response time suffers, CPU and memory per call, against peers',
  )
  .option('--arms <names>', `workers, of ${ARM_NAMES.join(', ')}`, arms, ['ours', 'stock'])
  .option('--steps <n,...>', 'how many calls at once, step by step', steps, [1, 2, 4, 6, 8])
  .option('--seconds <n>', 'how long each step is measured at least', positive, 60)
  .option('--replies <n>', 'how many replies each step has at least', positive, 20)
  .option('--picture <file>', 'where the picture (SVG) goes', './bench/results/capacity.svg')
  .action(measureCapacity);

try {
  await program.parseAsync();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
