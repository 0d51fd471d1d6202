import { type Action, Conversation } from './conversation.ts';
import { CallerError } from './errors.ts';
import type { CallOptions } from './options.ts';
import type { EndedBy, EndedCall } from './report.ts';
import { type SipEvent, SipLeg } from './sip-leg.ts';
import type { TimedPacket } from './timeline.ts';
import { FRAME_MS, levelDb, SILENCE_DB } from './voice-activity.ts';
import { SAMPLES_PER_MS } from './wav.ts';

/** A server confirms an INVITE at once; by now it has been sent four times. */
const NO_SERVER_MS = 5_000;
const ANSWER_TIMEOUT_MS = 30_000;
const CALL_TIMEOUT_MS = 180_000;

/** One call as it goes on. Times are milliseconds since the INVITE. */
export class LiveCall {
  answeredMs: number | null = null;
  endedMs: number | null = null;
  endedBy: EndedBy | null = null;
  transferredTo: string | null = null;
  /** The final SIP status. */
  status: number | null = null;
  readonly conversation: Conversation;
  readonly sent: TimedPacket[] = [];
  readonly heard: TimedPacket[] = [];

  readonly #options: CallOptions;
  readonly #leg: SipLeg;
  readonly #timers: NodeJS.Timeout[] = [];
  #invitedAt = 0;
  #serverSeen = false;
  #failure: CallerError | null = null;
  /** Packets of speech, or digits, that the line being said still needs. */
  #left = 0;

  constructor(options: CallOptions) {
    this.#options = options;
    this.#leg = new SipLeg(options);
    this.conversation = new Conversation({
      lines: options.lines.length,
      stayMs: options.stayMs ?? 0,
      hangUpAfterMs: options.hangUpAfterMs ?? null,
      mayGoOn: options.mayGoOn,
    });
  }

  /** Runs to the end of the call. */
  async run(): Promise<EndedCall> {
    const { signal, onEvent } = this.#options;
    const giveUp = () => this.#giveUp();
    signal?.addEventListener('abort', giveUp);
    try {
      for await (const event of this.#leg.events()) {
        this.#follow(event);
        onEvent?.(event);
      }
    } finally {
      signal?.removeEventListener('abort', giveUp);
      for (const timer of this.#timers) clearTimeout(timer);
    }
    if (this.endedBy === null || (this.#failure !== null && this.status === null)) {
      throw this.#failure ?? new CallerError('sip', 'The SIP client ended without a word.');
    }
    this.endedMs ??= performance.now() - this.#invitedAt;
    return { ...this, endedBy: this.endedBy, endedMs: this.endedMs };
  }

  #follow(event: SipEvent): void {
    switch (event.type) {
      case 'inviting':
        this.#invitedAt = performance.now();
        this.#startTimers();
        break;
      case 'provisional':
        this.#serverSeen = true;
        break;
      case 'answered':
        this.answeredMs = event.atMs;
        this.status = event.status;
        break;
      case 'rejected':
        this.endedBy = 'rejected';
        this.endedMs = event.atMs;
        this.status = event.status;
        break;
      case 'cancelled':
        this.endedMs = event.atMs;
        this.status = event.status;
        break;
      case 'ended':
        if (event.by === 'agent' || this.endedBy !== 'timeout') this.endedBy = event.by;
        this.endedMs = event.atMs;
        break;
      case 'heard':
        this.heard.push({ startMs: event.atMs, rtpTime: event.rtpTime, samples: event.pcm });
        this.conversation.heard(event.atMs, levelDb(event.pcm));
        break;
      case 'sent':
        this.#followSent(event);
        break;
      case 'pressed':
        this.#progress(event.atMs);
        break;
      case 'transferred':
        this.transferredTo = event.to;
        break;
      case 'error':
        this.#failure = new CallerError('sip', event.message);
        break;
    }
  }

  /** A packet is sent when its sound is complete, so that sound began a packet earlier. */
  #followSent({ atMs, rtpTime, frame, pcm }: Extract<SipEvent, { type: 'sent' }>): void {
    const startMs = atMs - FRAME_MS;
    if (pcm) this.sent.push({ startMs, rtpTime, samples: pcm });
    this.#perform(this.conversation.sent(startMs, pcm ? levelDb(pcm) : SILENCE_DB));
    if (frame >= 0) this.#progress(atMs);
  }

  #perform(action: Action | null): void {
    if (action?.type === 'line') this.#say(action.line);
    if (action?.type !== 'hangUp') return;
    if (this.#options.vanish) {
      this.endedBy = 'caller';
      this.#leg.vanish();
    } else {
      this.#hangUp('caller');
    }
  }

  #say(index: number): void {
    const line = this.#options.lines[index];
    if (line === undefined) return;
    if ('digits' in line) {
      this.#left = line.digits.length;
      this.#leg.press(line.digits);
    } else {
      this.#left = Math.ceil(line.speech.length / (FRAME_MS * SAMPLES_PER_MS));
      this.#leg.say(line.speech);
    }
  }

  #progress(atMs: number): void {
    this.#left -= 1;
    if (this.#left === 0) this.conversation.lineSent(atMs);
  }

  #startTimers(): void {
    const { sip, answerTimeoutMs, timeoutMs, cancelAfterMs } = this.#options;
    const after = (ms: number, act: () => void) => this.#timers.push(setTimeout(act, ms));
    after(NO_SERVER_MS, () => {
      if (this.#serverSeen || this.status !== null) return;
      this.#failure = new CallerError(
        'no_server',
        `No SIP server answers at ${sip}. Start the stack with npm start, or name another with --sip.`,
      );
      this.#leg.vanish();
    });
    after(answerTimeoutMs ?? ANSWER_TIMEOUT_MS, () => {
      if (this.answeredMs === null) this.#hangUp('timeout');
    });
    after(timeoutMs ?? CALL_TIMEOUT_MS, () => this.#hangUp('timeout'));
    if (cancelAfterMs !== undefined) after(cancelAfterMs, () => this.#giveUp());
  }

  #giveUp(): void {
    this.#hangUp(this.answeredMs === null ? 'cancelled' : 'caller');
  }

  #hangUp(endedBy: EndedBy): void {
    this.endedBy ??= endedBy;
    this.#leg.hangUp();
  }
}
