import { readFile } from 'node:fs/promises';
import { CommanderError } from 'commander';
import { EnvironmentError } from '../backend/contract/environment.ts';
import { buildCaller } from './caller/build.ts';
import { type LineSource, parseCommandLine } from './caller/command-line.ts';
import { CallerError } from './caller/errors.ts';
import type { CallerLine } from './caller/options.ts';
import { placeCall } from './caller/place-call.ts';
import { firstNumber, loadSettings } from './caller/settings.ts';
import type { SipEvent } from './caller/sip-leg.ts';
import { createSpeech, type Speech } from './caller/speech.ts';
import { endingOf, transcriptOf } from './caller/transcript.ts';
import { decodeWav } from './caller/wav.ts';

const BAD_ARGUMENTS = 2;

/** Progress goes to stderr: stdout is for the result. */
const tell = (text: string) => process.stderr.write(`${text}\n`);

/** Places the call that the command line asks for, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const asked = parseCommandLine(args);
  const settings = await loadSettings(process.env);
  const sip = asked.sip ?? settings.sipAddress;
  if (sip === null) {
    throw new CallerError(
      'settings',
      'No stack is running here. Start it with npm start, or name a SIP server with --sip HOST:PORT.',
    );
  }
  const number = asked.number ?? (await firstNumber(settings.sipTrunkFile));
  const speech = createSpeech(settings.deepgram);
  const program = await buildCaller(settings.cacheDir, () => tell('Building the test caller ...'));
  const lines: CallerLine[] = [];
  for (const source of asked.lines) lines.push(await lineOf(source, speech));

  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort());
  tell(`Calling ${number} at ${sip} as ${asked.caller} ...`);
  const report = await placeCall({
    program,
    sip,
    number,
    caller: asked.caller,
    lines,
    recording: asked.out ?? defaultRecording(asked.caller),
    transcribe: speech.transcribe,
    stayMs: asked.stay,
    hangUpAfterMs: asked.hangUpAfter,
    vanish: asked.vanish,
    acceptTransfer: asked.acceptTransfer,
    cancelAfterMs: asked.cancelAfter,
    timeoutMs: asked.timeout,
    signal: interrupted.signal,
    onEvent: tellProgress,
  });

  if (asked.json) console.log(JSON.stringify(report, null, 2));
  else console.log(transcriptOf(report));
  if (!asked.json && report.recording !== null) console.log(`\nRecording: ${report.recording}`);
  if (report.answeredMs !== null) return 0;
  tell(`The call was not answered: ${endingOf(report)}.`);
  // livekit-sip leaves a number that it has no trunk and rule for without any answer.
  if (report.endedBy === 'timeout') tell('Is the number in the trunk file, and is a worker up?');
  return 1;
}

async function lineOf(source: LineSource, speech: Speech): Promise<CallerLine> {
  if ('digits' in source) return { text: source.digits, digits: source.digits };
  if ('text' in source) return { text: source.text, speech: await speech.speak(source.text) };
  const file = await readFile(source.wav).catch((error: Error) => {
    throw new CallerError('audio', `${source.wav} cannot be read: ${error.message}.`);
  });
  return { text: source.wav, speech: decodeWav(file, source.wav) };
}

function defaultRecording(caller: string): string {
  return `./recordings/${new Date().toISOString().replaceAll(':', '-')}-${caller}.wav`;
}

function tellProgress(event: SipEvent): void {
  const at = `${(event.atMs / 1_000).toFixed(2)} s`;
  if (event.type === 'answered') tell(`Answered after ${at}.`);
  if (event.type === 'ended') tell(`Ended after ${at}.`);
  if (event.type === 'error') tell(`At ${at}: ${event.message}`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : BAD_ARGUMENTS;
  } else if (error instanceof CallerError || error instanceof EnvironmentError) {
    tell(error.message);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
