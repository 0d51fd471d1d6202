import { type Speech, VoiceActivity } from './voice-activity.ts';

/**
 * The agent has said its part when it has been silent this long. Its pauses between
 * sentences measure 200 to 500 ms; waiting longer only makes the call longer.
 */
const AGENT_DONE_MS = 700;

/** What the caller does next. */
export type Action = { type: 'line'; line: number } | { type: 'hangUp' };

export interface Script {
  /** How many lines the caller has. */
  readonly lines: number;
  /** How long after the end of the last reply the caller stays on the line. */
  readonly stayMs: number;
  /** Hang up this long after the first word of the agent, whatever goes on; null: never. */
  readonly hangUpAfterMs: number | null;
  /** Whether the caller may go on with this line, counted from 0; after the last one: may hang up. */
  readonly mayGoOn?: (line: number) => boolean;
}

/** One line of the caller. Times in ms on the call's clock. */
export interface Line {
  readonly startMs: number;
  /** When its last voiced frame, or its last digit, had been sent; null while it is being said. */
  endMs: number | null;
}

/**
 * How the test caller behaves: it lets the agent finish, says its next line, and after the
 * last reply hangs up. A pure state machine: packets of both directions with their times go
 * in, actions come out. The packets sent, one each 20 ms, are its clock.
 */
export class Conversation {
  readonly #script: Script;
  readonly #agent = new VoiceActivity();
  readonly #caller = new VoiceActivity();
  readonly #lines: Line[] = [];
  #over = false;
  /** The end of the reply after which there is nothing left to say. */
  #lastReplyEndMs: number | null = null;

  constructor(script: Script) {
    this.#script = script;
  }

  get agentSpeech(): readonly Speech[] {
    return this.#agent.speech;
  }
  get callerSpeech(): readonly Speech[] {
    return this.#caller.speech;
  }
  /** The lines begun so far. */
  get lines(): readonly Line[] {
    return this.#lines;
  }

  heard(startMs: number, level: number): void {
    this.#agent.add(startMs, level);
  }

  sent(startMs: number, level: number): Action | null {
    this.#caller.add(startMs, level);
    const action = this.#decide(startMs);
    if (action?.type === 'line') this.#lines.push({ startMs, endMs: null });
    if (action?.type === 'hangUp') this.#over = true;
    return action;
  }

  /** The line begun last has been sent to its end. */
  lineSent(atMs: number): void {
    const line = this.#lines.at(-1);
    if (line === undefined) return;
    const spoken = this.#caller.speech.at(-1);
    line.endMs = spoken !== undefined && spoken.endMs > line.startMs ? spoken.endMs : atMs;
  }

  #decide(nowMs: number): Action | null {
    if (this.#over) return null;
    const { lines, stayMs, hangUpAfterMs, mayGoOn = () => true } = this.#script;
    const greeting = this.#agent.speech[0];
    if (hangUpAfterMs !== null && greeting && nowMs >= greeting.startMs + hangUpAfterMs) {
      return { type: 'hangUp' };
    }
    if (this.#lastReplyEndMs === null) {
      const endMs = this.#agentDone(nowMs);
      if (endMs === null || !mayGoOn(this.#lines.length)) return null;
      if (this.#lines.length < lines) return { type: 'line', line: this.#lines.length };
      this.#lastReplyEndMs = endMs;
    }
    return nowMs >= this.#lastReplyEndMs + stayMs ? { type: 'hangUp' } : null;
  }

  /** When the agent ended its greeting, or its reply to the last line; null if it has not. */
  #agentDone(nowMs: number): number | null {
    const line = this.#lines.at(-1);
    if (line?.endMs === null) return null;
    const reply = replyAfter(this.#agent.speech, line?.endMs ?? 0);
    const last = this.#agent.speech.at(-1);
    if (reply === null || last === undefined) return null;
    return nowMs - last.endMs >= AGENT_DONE_MS ? last.endMs : null;
  }
}

/**
 * The speech that answers what ended at `endMs`: what begins after it, or is under way, when
 * the agent did not wait for the end.
 */
export function replyAfter(speech: readonly Speech[], endMs: number): Speech | null {
  return speech.find((stretch) => stretch.endMs > endMs) ?? null;
}
