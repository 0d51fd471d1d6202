import { FRAME_MS, type Speech, VoiceActivity } from '../../local/caller/voice-activity.ts';
import { SAMPLES_PER_MS } from '../../local/caller/wav.ts';
import type { Stretch } from '../stretches.ts';
import { isSaidOver, type Utterance, voicedFrames } from './utterance.ts';

/** Silence after which the agent has said all. A reply to half a question, broken off, is not all. */
const AGENT_DONE_MS = 2_000;
/** A turn that is not answered this long after its end is missed. */
export const MISSED_AFTER_MS = 6_000;
/** An agent that has not greeted this long after the INVITE does not. */
const GREETED_WITHIN_MS = 10_000;
/** What is said over the agent begins when it has spoken this long without it. */
const OVER_AFTER_MS = 2_000;
/** The agent speaks now if it did this short a time ago: its words have gaps. */
const GAP_MS = 250;

/** An utterance that was said, on the call's clock in ms. */
export interface SaidLine {
  readonly utterance: Utterance;
  /** Each segment's voice: from its first to its last voiced frame, as they were sent. */
  readonly segments: readonly Stretch[];
}

export type Step = { type: 'say'; utterance: Utterance } | { type: 'hangUp' } | null;

/**
 * What the caller says when: the next utterance when the agent has answered and is silent, or while
 * it speaks. A pure state machine: its clock are the packets that the caller sends.
 */
export class Dialogue {
  readonly said: SaidLine[] = [];
  readonly #agent = new VoiceActivity();
  readonly #left: Utterance[];
  readonly #paceMs: number;
  #current: { utterance: Utterance; startMs: number; voiced: boolean[] } | null = null;
  #lastSayMs = Number.NEGATIVE_INFINITY;
  #lastEndMs = Number.NEGATIVE_INFINITY;

  /** @param paceMs - from the beginning of an utterance to that of the next, at least */
  constructor(utterances: readonly Utterance[], paceMs = 0) {
    this.#left = [...utterances];
    this.#paceMs = paceMs;
  }

  get agentSpeech(): readonly Speech[] {
    return this.#agent.speech;
  }

  /** A packet of the agent has come in. */
  heard(atMs: number, level: number): void {
    this.#agent.add(atMs, level);
  }

  /**
   * The caller has sent a packet of sound that began at `startMs`.
   *
   * @param frame - of the utterance being said, from 0; -1: silence
   */
  sent(startMs: number, frame: number): Step {
    if (frame >= 0) this.#follow(startMs, frame);
    return this.#current === null ? this.#next(startMs) : null;
  }

  #next(nowMs: number): Step {
    const [utterance] = this.#left;
    if (utterance === undefined) return this.#isAgentDone(nowMs) ? { type: 'hangUp' } : null;
    const isOver = isSaidOver(utterance);
    if (isOver ? !this.#isAgentAtIt(nowMs) : !this.#isAgentDone(nowMs)) {
      // Nothing to speak over: the agent has stopped for good.
      if (isOver && this.#isAgentDone(nowMs)) this.#left.shift();
      return null;
    }
    if (nowMs - this.#lastSayMs < this.#paceMs) return null;
    this.#lastSayMs = nowMs;
    this.#left.shift();
    const { voiced } = voicedFrames(utterance.samples);
    this.#current = { utterance, startMs: Number.NaN, voiced };
    return { type: 'say', utterance };
  }

  #follow(startMs: number, frame: number): void {
    const current = this.#current;
    if (current === null) return;
    if (frame === 0) current.startMs = startMs;
    if ((frame + 1) * FRAME_MS * SAMPLES_PER_MS < current.utterance.samples.length) return;
    const segments = voiceOf(current.utterance, current.voiced).map((stretch) => ({
      startMs: current.startMs + stretch.startMs,
      endMs: current.startMs + stretch.endMs,
    }));
    this.said.push({ utterance: current.utterance, segments });
    this.#lastEndMs = segments.at(-1)?.endMs ?? startMs;
    this.#current = null;
  }

  #isAgentAtIt(nowMs: number): boolean {
    const last = this.#agent.speech.at(-1);
    if (last === undefined || nowMs - last.endMs > GAP_MS) return false;
    return nowMs - Math.max(last.startMs, this.#lastEndMs) >= OVER_AFTER_MS;
  }

  #isAgentDone(nowMs: number): boolean {
    const last = this.#agent.speech.at(-1);
    const givenUpAtMs = Math.max(this.#lastEndMs + MISSED_AFTER_MS, GREETED_WITHIN_MS);
    if (last === undefined) return nowMs > givenUpAtMs;
    if (nowMs - last.endMs < AGENT_DONE_MS) return false;
    return last.startMs > this.#lastEndMs || nowMs - this.#lastEndMs > MISSED_AFTER_MS;
  }
}

/** Where in an utterance there is voice, segment by segment; all of it, where there are no words. */
function voiceOf({ segments, samples }: Utterance, voiced: readonly boolean[]): Stretch[] {
  const all = [{ startMs: 0, endMs: samples.length / SAMPLES_PER_MS }];
  return (segments.length === 0 ? all : segments).map(({ startMs, endMs }) => {
    const first = Math.floor(startMs / FRAME_MS);
    const frames = voiced.slice(first, Math.ceil(endMs / FRAME_MS));
    return {
      startMs: (first + Math.max(0, frames.indexOf(true))) * FRAME_MS,
      endMs: (first + frames.lastIndexOf(true) + 1) * FRAME_MS,
    };
  });
}
