import {
  type AudioBuffer,
  inference,
  log,
  stt,
  type VADEvent,
  VADEventType,
} from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import type { TurnTiming } from '../../backend/contract/turn-taking.ts';
import type { CallLanguage } from '../language/call-language.ts';
import { ONE_ATTEMPT } from '../providers/fault.ts';
import { isBackchannel, mayBecomeBackchannel } from './backchannel.ts';
import { type Completeness, completeness } from './completeness.ts';
import type { Floor } from './give-way.ts';
import { Overlap, type Yield } from './overlap.ts';
import { TurnPolicy } from './policy.ts';
import { VoiceLevel } from './voice-level.ts';

const { FINAL_TRANSCRIPT, INTERIM_TRANSCRIPT, PREFLIGHT_TRANSCRIPT, END_OF_SPEECH } =
  stt.SpeechEventType;

/** Silero's own threshold. */
const VOICE_PROBABILITY = 0.5;
/** What the detector judges at a time: 512 samples at 16 kHz. */
const WINDOW_MS = 32;

/** The end-of-turn model has been trained to judge at this silence. */
const JUDGE_AFTER_MS = 200;

/** The SDK does not tell when something can be interrupted again. */
const HELD_LOOK_MS = 40;
/** People begin to answer so long before a question has ended; who speaks earlier has not heard it. */
const ANSWERS_EARLY_MS = 500;

export interface TurnSttOptions {
  /** Follows what the caller says. */
  language: CallLanguage;
  timing: TurnTiming;
  /** Shortest sound of the caller that stops the agent, from when the detector is sure of it. */
  interruptedAfterMs: number;
  /** The agent's own voice; a function, because it exists only when the session does. */
  floor: () => Floor;
  /** Whether a reply to words that sound like that is worth what it may cost. */
  mayPrepare(completeness: Completeness): boolean;
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

  /** Whether the turn that was told last was begun before the agent had said what must be heard. */
  get isFromBefore(): boolean {
    return this.#stream?.isFromBefore ?? false;
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
  readonly #policy: TurnPolicy;
  readonly #ending = new inference.TurnDetector({ version: 'v1-mini' });
  readonly #melody = this.#ending.stream();
  #isJudged = false;
  readonly #overlap: Overlap;
  readonly #level = new VoiceLevel();
  #silentMs = 0;
  /** Whether the caller began to speak while the agent did; null: it has not begun. */
  #overlaps: boolean | null = null;
  #timer: NodeJS.Timeout | undefined;
  /** From and to when the caller's turn has been held back, because of what must be heard. */
  #held: { fromMs: number; toMs: number } | null = null;
  isFromBefore = false;

  constructor(owner: stt.STT, recogniser: stt.STT, options: TurnSttOptions) {
    super(owner, undefined, ONE_ATTEMPT);
    this.#recognised = recogniser.stream();
    this.#options = options;
    const judge = (said: string) =>
      completeness(said, { language: options.language.tag, asked: options.agentSaid() });
    this.#policy = new TurnPolicy(judge, options.timing, options.mayPrepare);
    const nod = {
      is: (said: string) => isBackchannel(said, options.language.tag),
      mayBecome: (said: string) => mayBecomeBackchannel(said, options.language.tag),
    };
    this.#overlap = new Overlap(nod, options.interruptedAfterMs);
    this.abortSignal.addEventListener('abort', () => this.#leave(), { once: true });
  }

  hear(event: VADEvent): void {
    if (event.type === VADEventType.START_OF_SPEECH) {
      // What was heard before was no words.
      if (this.#policy.text === '') this.#held = this.#overlaps = null;
      this.#voice();
    }
    if (event.type !== VADEventType.INFERENCE_DONE) return;
    const isVoice = event.probability >= VOICE_PROBABILITY && this.#level.isVoice(event.frames);
    if (isVoice && (event.speaking || this.#options.floor().isSpeaking())) this.#voice();
    else this.#giveWay(this.#overlap.passed(Date.now()));
    this.#silentMs = isVoice ? 0 : this.#silentMs + WINDOW_MS;
    if (this.#silentMs >= JUDGE_AFTER_MS && !this.#isJudged) void this.#judge();
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
    const floor = this.#options.floor();
    this.#overlaps ??= this.#overlap.isActive || floor.isSpeaking();
    if (floor.mustBeHeard()) this.#holdBack(now);
    if (this.#overlap.isActive || floor.mayBeInterrupted())
      this.#giveWay(this.#overlap.heardVoice(now));
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
    const { text: words = '', language = '' } = event.alternatives?.[0] ?? {};
    const isFinal = event.type === FINAL_TRANSCRIPT;
    this.#policy.heardWords(words, isFinal, Date.now());
    const { text } = this.#policy;
    // Else they are those of the turn before, once more.
    if (text !== '') this.#options.language.hear({ text: words, language }, isFinal);
    this.#giveWay(this.#overlap.heardWords(text));
    // The session takes what it was told last for a turn when it closes.
    const mayBeAside = this.#overlaps && mayBecomeBackchannel(text, this.#options.language.tag);
    if (!mayBeAside) this.#tell(INTERIM_TRANSCRIPT, text);
    this.#consider();
  }

  #consider(): void {
    clearTimeout(this.#timer);
    const { text } = this.#policy;
    // The SDK drops a turn that ends while what must be heard is being said (1.9.0).
    if (text !== '' && this.#options.floor().mustBeHeard() && !this.#isAside(text)) {
      this.#holdBack(Date.now());
      this.#timer = setTimeout(() => this.#consider(), HELD_LOOK_MS);
      return;
    }
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
      this.isFromBefore =
        this.#held !== null && this.#held.toMs - this.#held.fromMs > ANSWERS_EARLY_MS;
      this.#tell(FINAL_TRANSCRIPT, text);
      if (!this.queue.closed) this.queue.put({ type: END_OF_SPEECH });
    }
    this.#policy.reset();
    this.#options.language.endTurn();
    this.#melody.flush('turn over');
    this.#overlaps = null;
    this.#held = null;
    this.#isJudged = false;
  }

  #holdBack(nowMs: number): void {
    this.#held = { fromMs: this.#held?.fromMs ?? nowMs, toMs: nowMs };
  }

  get #language(): stt.SpeechData['language'] {
    return this.#options.language.tag as stt.SpeechData['language'];
  }

  #giveWay(move: Yield | null): void {
    if (move !== null) this.#options.floor().giveWay(move);
  }

  /** A word that only says: go on. After the agent's last word it is an answer. */
  #isAside(text: string): boolean {
    const mayGoOn = this.#overlaps === true && this.#options.floor().isSpeaking();
    return mayGoOn && isBackchannel(text, this.#options.language.tag);
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
