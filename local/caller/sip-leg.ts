import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { pcmOf, samplesOf } from './wav.ts';

const atMs = z.number();
const pcm = z.base64().transform((text) => samplesOf(Buffer.from(text, 'base64')));
const response = { atMs, status: z.int(), reason: z.string().default('') };
const packet = { atMs, sequence: z.int(), rtpTime: z.int() };

/** What happens on the SIP leg. `atMs` is milliseconds since the INVITE, at the socket. */
const sipEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('inviting'), atMs }),
  z.object({ type: z.literal('provisional'), ...response }),
  z.object({ type: z.literal('answered'), ...response }),
  z.object({ type: z.literal('rejected'), ...response }),
  z.object({ type: z.literal('cancelled'), ...response }),
  z.object({ type: z.literal('ended'), atMs, by: z.enum(['caller', 'agent']) }),
  /** `frame` counts the packets of the line being said, from 0; -1 and no PCM in silence. */
  z.object({ type: z.literal('sent'), ...packet, frame: z.int(), pcm: pcm.optional() }),
  z.object({ type: z.literal('heard'), ...packet, pcm }),
  z.object({ type: z.literal('pressed'), atMs, digit: z.string() }),
  z.object({ type: z.literal('transferred'), atMs, to: z.string() }),
  z.object({ type: z.literal('error'), atMs, message: z.string() }),
]);
export type SipEvent = z.infer<typeof sipEvent>;

export interface SipLegOptions {
  /** The built SIP client: see `build.ts`. */
  readonly program: string;
  /** SIP server to call, host:port. */
  readonly sip: string;
  /** Called number and caller's number, E.164. */
  readonly number: string;
  readonly caller: string;
  /** Whether it lets itself be transferred, as if the target had answered; else it refuses. */
  readonly acceptTransfer?: boolean;
}

/** The SIP client has not ended this long after it should have: it is killed. */
const KILL_AFTER_MS = 5_000;

/** One SIP call in a process of its own. Commands are carried out in order. */
export class SipLeg {
  readonly #process;

  constructor({ program, sip, number, caller, acceptTransfer }: SipLegOptions) {
    const args = ['-sip', sip, '-number', number, '-caller', caller];
    if (acceptTransfer) args.push('-accept-transfer');
    this.#process = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    // A command to a process that has just ended: its end is seen on stdout.
    this.#process.stdin.on('error', () => {});
  }

  /** All that happens, until the process has ended. To stop reading is to hang up. */
  async *events(): AsyncGenerator<SipEvent> {
    try {
      for await (const line of createInterface({ input: this.#process.stdout })) {
        yield sipEvent.parse(JSON.parse(line));
      }
    } finally {
      this.#process.stdin.end();
    }
  }

  /** Says a line: one packet each 20 ms, from the next packet on. */
  say(line: Int16Array): void {
    this.#command({ type: 'say', pcm: pcmOf(line).toString('base64') });
  }

  /** Presses DTMF digits. */
  press(digits: string): void {
    this.#command({ type: 'press', digits });
  }

  /** BYE, or CANCEL before the answer. */
  hangUp(): void {
    this.#command({ type: 'hangUp' });
    const kill = setTimeout(() => this.#process.kill('SIGKILL'), KILL_AFTER_MS);
    this.#process.once('exit', () => clearTimeout(kill));
  }

  /** Ends at once and without a BYE, as a phone whose network is gone. */
  vanish(): void {
    this.#command({ type: 'vanish' });
  }

  #command(command: object): void {
    this.#process.stdin.write(`${JSON.stringify(command)}\n`);
  }
}
