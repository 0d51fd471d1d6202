import { Command, InvalidArgumentError } from 'commander';

/** A line as it is given: words to be spoken, a file of speech, or digits to press. */
export type LineSource = { text: string } | { wav: string } | { digits: string };

/** What the command line asks for. What it leaves open is undefined. */
export interface CommandLine {
  number?: string;
  caller: string;
  /** In the order given. */
  lines: LineSource[];
  sip?: string;
  out?: string;
  json: boolean;
  hangUpAfter?: number;
  vanish: boolean;
  acceptTransfer: boolean;
  cancelAfter?: number;
  stay?: number;
  timeout?: number;
}

/**
 * Parses the arguments of `npm run call`. Prints help or what is wrong by itself.
 *
 * @throws CommanderError with `exitCode` 0 when help was asked for, else for a bad argument
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const lines: LineSource[] = [];
  const add = (toLine: (value: string) => LineSource) => (value: string) => {
    lines.push(toLine(value));
  };
  const command = new Command('npm run call --')
    .description(
      'Places a real SIP call to the running stack: waits for the greeting, says each line once ' +
        'the agent has finished, and hangs up after the last reply.',
    )
    .option('--number <number>', 'called number (default: the first of the trunk file)', sipUser)
    .option('--caller <number>', "caller's number", sipUser, '+15550199')
    .option(
      '--say <text>',
      'a line to be spoken; may be repeated',
      add((text) => ({ text })),
    )
    .option(
      '--wav <file>',
      'a line from a WAV file, 8 kHz mono 16 bit',
      add((wav) => ({ wav })),
    )
    .option(
      '--dtmf <digits>',
      'digits to press as a line',
      add((digits) => ({ digits: dtmf(digits) })),
    )
    .option('--sip <host:port>', 'SIP server (default: that of the running stack)', hostPort)
    .option('--out <file>', 'recording (default: ./recordings/<time>-<caller>.wav)')
    .option(
      '--hang-up-after <ms>',
      'hang up this long after the first word of the agent',
      milliseconds,
    )
    .option('--vanish', 'hang up without a BYE, as a phone whose network is gone', false)
    .option('--accept-transfer', 'let the agent transfer the call, as if it was answered', false)
    .option(
      '--cancel-after <ms>',
      'give up this long after the INVITE, before the answer',
      milliseconds,
    )
    .option('--stay <ms>', 'stay on the line this long after the last reply', milliseconds)
    .option('--timeout <ms>', 'hang up when the call has taken this long', milliseconds)
    .option('--json', 'print one JSON object and nothing else (with: npm run -s call)', false)
    .allowExcessArguments(false)
    .exitOverride();
  command.parse(args, { from: 'user' });
  return { ...command.opts<Omit<CommandLine, 'lines'>>(), lines };
}

/** A number, or another name in front of the @ of a SIP address. */
function sipUser(value: string): string {
  if (/^[\w+.-]{1,64}$/.test(value)) return value;
  throw new InvalidArgumentError('Wanted: a number such as +15550100.');
}

function hostPort(value: string): string {
  if (/^[\w.-]+:\d{1,5}$/.test(value)) return value;
  throw new InvalidArgumentError('Wanted: host:port, such as 127.0.0.1:5060.');
}

function dtmf(value: string): string {
  if (/^[0-9*#A-D]{1,64}$/.test(value)) return value;
  throw new InvalidArgumentError('Wanted: digits 0-9, *, # and A-D.');
}

function milliseconds(value: string): number {
  if (/^\d{1,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Wanted: whole milliseconds, such as 1500.');
}
