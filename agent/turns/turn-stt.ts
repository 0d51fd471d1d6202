import {
  type AudioBuffer,
  inference,
  log,
  stt,
  type VADEvent,
  VADEventType,
} from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { ONE_ATTEMPT } from '../providers/fault.ts';
import { isBackchannel, mayBecomeBackchannel } from './backchannel.ts';
import { completeness } from './completeness.ts';
import { Overlap, type Yield } from './overlap.ts';
import { TurnPolicy } from './policy.ts';
import type { TurnTiming } from './timing.ts';

const { FINAL_TRANSCRIPT, INTERIM_TRANSCRIPT, PREFLIGHT_TRANSCRIPT, END_OF_SPEECH } =
  stt.SpeechEventType;

/** The end-of-turn model has been trained to judge at this silence. */
const JUDGE_AFTER_MS = 200;

export interface TurnSttOptions {
  /** BCP 47. */
  language: string;
  timing: TurnTiming;
  /** Shortest sound of the caller that stops the agent, from when the detector is sure of it. */
  interruptedAfterMs: number;
  /** Whether the agent speaks at this moment, and may be interrupted. */
  mayBeInterrupted(): boolean;
  /** Has the agent stop for the caller, or go on. */
  giveWay(move: Yield): void;
  /** What the agent said last, or null. */
  agentSaid(): string | null;
}

/**
 * A recogniser that also decides when the caller has finished. The session runs with
 * `turnDetection: 'stt'`, so a turn is over when this says so, and a reply is prepared when this
 * says that it may be: see `TurnPolicy`.
 */
export class TurnStt extends stt.STT {
  override label = 'turns.STT';
  readonly #recogniser: stt.STT;
  readonly #options: TurnSttOptions;
  #stream: TurnStream | undefined;

  constructor(recogniser: stt.STT, options: TurnSttOptions) {
    super(recogniser.capabilities);
    this.#recogniser = recogniser;
    this.#options = options;
  }

  override get model(): string {
    return this.#recogniser.model;
  }

  override get provider(): string {
    return this.#recogniser.provider;
  }

  /** To be told all that the voice activity detector finds. */
  hear(event: VADEvent): void {
    this.#stream?.hear(event);
  }

  override stream(): stt.SpeechStream {
    this.#stream = new TurnStream(this, this.#recogniser, this.#options);
    return this.#stream;
  }

  protected override _recognize(audio: AudioBuffer, signal?: AbortSignal) {
    return this.#recogniser.recognize(audio, signal);
  }
}

class TurnStream extends stt.SpeechStream {
  override label = 'turns.SpeechStream';
  readonly #recognised: stt.SpeechStream;
  readonly #options: TurnSttOptions;
  readonly #language: stt.SpeechData['language'];
  readonly #policy: TurnPolicy;
  readonly #ending = new inference.TurnDetector({ version: 'v1-mini' });
  readonly #melody = this.#ending.stream();
  #isJudged = false;
  readonly #overlap: Overlap;
  /** Whether the caller began to speak while the agent did; null: it has not begun. */
  #overlaps: boolean | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(owner: stt.STT, recogniser: stt.STT, options: TurnSttOptions) {
    super(owner, undefined, ONE_ATTEMPT);
    this.#recognised = recogniser.stream();
    this.#options = options;
    this.#language = options.language as stt.SpeechData['language'];
    const judge = (said: string) =>
      completeness(said, { language: options.language, asked: options.agentSaid() });
    this.#policy = new TurnPolicy(judge, options.timing);
    const mayBeNod = (said: string) => mayBecomeBackchannel(said, options.language);
    this.#overlap = new Overlap(mayBeNod, options.interruptedAfterMs);
    this.abortSignal.addEventListener('abort', () => this.#leave(), { once: true });
  }

  hear(event: VADEvent): void {
    if (event.type === VADEventType.START_OF_SPEECH) this.#voice();
    if (event.type !== VADEventType.INFERENCE_DONE) return;
    if (event.speaking && event.rawAccumulatedSpeech > 0) this.#voice();
    else this.#giveWay(this.#overlap.passed(Date.now()));
    if (event.rawAccumulatedSilence >= JUDGE_AFTER_MS && !this.#isJudged) void this.#judge();
  }

  protected override async run(): Promise<void> {
    void this.#read();
    for await (const event of this.#recognised) this.#recognise(event);
  }

  async #read(): Promise<void> {
    for await (const frame of this.input) {
      if (typeof frame === 'symbol') this.#recognised.flush();
      else this.#listen(frame);
    }
    this.#recognised.endInput();
  }

  #listen(frame: AudioFrame): void {
    this.#recognised.pushFrame(frame);
    this.#melody.pushAudio(frame);
  }

  #voice(): void {
    const now = Date.now();
    const overlaps = this.#overlap.isActive || this.#options.mayBeInterrupted();
    this.#overlaps ??= overlaps;
    if (overlaps) this.#giveWay(this.#overlap.heardVoice(now));
    this.#isJudged = false;
    this.#policy.heardVoice(now);
    this.#consider();
  }

  /** Has the model listen to how the caller's voice ended. */
  async #judge(): Promise<void> {
    this.#isJudged = true;
    if (this.#policy.text === '') return;
    const [threshold, { endOfTurnProbability }] = await Promise.all([
      this.#ending.unlikelyThreshold(this.#language),
      this.#melody.predict().await,
    ]);
    if (!this.#isJudged || threshold === undefined) return;
    // The threshold is where the model is in two minds, which is different in each language.
    this.#policy.heardEnding(Math.min(1, endOfTurnProbability / (2 * threshold)));
    this.#consider();
  }

  #recognise(event: stt.SpeechEvent): void {
    if (event.type !== INTERIM_TRANSCRIPT && event.type !== FINAL_TRANSCRIPT) return;
    const words = event.alternatives?.[0]?.text ?? '';
    this.#policy.heardWords(words, event.type === FINAL_TRANSCRIPT, Date.now());
    const { text } = this.#policy;
    this.#giveWay(this.#overlap.heardWords(text));
    // The session takes what it was told last for a turn when it closes.
    const mayBeAside = this.#overlaps && mayBecomeBackchannel(text, this.#options.language);
    if (!mayBeAside) this.#tell(INTERIM_TRANSCRIPT, text);
    this.#consider();
  }

  #consider(): void {
    clearTimeout(this.#timer);
    let decision = this.#policy.decide(Date.now());
    while (decision.do === 'speculate') {
      if (!this.#isAside(decision.text)) this.#tell(PREFLIGHT_TRANSCRIPT, decision.text);
      decision = this.#policy.decide(Date.now());
    }
    if (decision.do === 'end') this.#end(decision.text);
    else if (decision.forMs !== null) {
      this.#timer = setTimeout(() => this.#consider(), decision.forMs);
    }
  }

  #end(text: string): void {
    const isAside = this.#isAside(text);
    this.#giveWay(this.#overlap.ended(isAside));
    if (isAside) {
      log().debug('a backchannel, which the agent does not stop for');
    } else {
      this.#tell(FINAL_TRANSCRIPT, text);
      if (!this.queue.closed) this.queue.put({ type: END_OF_SPEECH });
    }
    this.#policy.reset();
    this.#melody.flush('turn over');
    this.#overlaps = null;
    this.#isJudged = false;
  }

  #giveWay(move: Yield | null): void {
    if (move !== null) this.#options.giveWay(move);
  }

  /** A word that only says: go on. */
  #isAside(text: string): boolean {
    return this.#overlaps === true && isBackchannel(text, this.#options.language);
  }

  #tell(type: stt.SpeechEventType, text: string): void {
    if (this.queue.closed || text === '') return;
    const alternative = { text, startTime: 0, endTime: 0, confidence: 1 };
    this.queue.put({ type, alternatives: [{ ...alternative, language: this.#language }] });
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#recognised.close();
    void this.#ending.aclose();
  }
}
