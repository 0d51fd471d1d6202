import { FRAME_MS } from '../../local/caller/voice-activity.ts';
import { timeWords } from '../../local/speech/transcript.ts';
import { DELAYS } from './delays.ts';
import { type Utterance, voicedFrames } from './utterance.ts';

interface ScriptWord {
  readonly text: string;
  /** How many voiced frames of the utterance have gone by when it has been said. */
  readonly frames: number;
  readonly endsSegment: boolean;
}

/** What a recogniser that makes no mistakes hears in an utterance, and when. */
export interface Script {
  readonly thresholdDb: number;
  readonly words: readonly ScriptWord[];
}

/** The words of an utterance, timed by their letters within the segment. */
export function scriptOf({ samples, segments }: Utterance): Script {
  const { voiced, thresholdDb } = voicedFrames(samples);
  const framesUntil = (ms: number) =>
    voiced.slice(0, Math.round(ms / FRAME_MS)).filter(Boolean).length;
  const words = segments.flatMap(({ text, startMs, endMs }) =>
    timeWords(text, startMs / 1_000, endMs / 1_000).map((word, i, all) => ({
      text: word.text,
      frames: framesUntil(word.endS * 1_000),
      endsSegment: i === all.length - 1,
    })),
  );
  return { thresholdDb, words };
}

export interface HearingEvents {
  onStarted(): void;
  onInterim(text: string): void;
  /** @param lastVoicedAtMs - when the last voiced frame came in, by `performance.now()` */
  onFinal(text: string, lastVoicedAtMs: number): void;
}

/**
 * The way through network and codecs adds or takes a few voiced frames. A segment so close to its
 * end when the voice stops has ended.
 */
const SPARE_FRAMES = 12;
/** With a sequence to hear, the next utterance begins when there was silence so long after a final. */
const BETWEEN_MS = 1_000;
/** Silence longer than the closure of a consonant: a word has ended, and is known. */
const FADED_MS = 100;
/** The last frames of a word may fall below the threshold on the way. */
const FAINT_FRAMES = 2;

/**
 * Hears what is really said: a word is known once as much voice has come in as there is in the
 * utterance up to the word's end. So nothing depends on how the audio is sent.
 */
export class Hearing {
  readonly #events: HearingEvents;
  #script: Script | null = null;
  #coming: Script[] = [];
  #frames = 0;
  /** How many words have been said, and how many of them are in a final transcript. */
  #said = 0;
  #final = 0;
  #isStarted = false;
  #lastVoicedAtMs = 0;
  #fading: NodeJS.Timeout | undefined;
  #quiet: NodeJS.Timeout | undefined;
  #between: NodeJS.Timeout | undefined;
  #interims = new Set<NodeJS.Timeout>();

  constructor(events: HearingEvents) {
    this.#events = events;
  }

  /** Whether a final transcript is still to come. */
  get isOpen(): boolean {
    return this.#isStarted;
  }

  /** What will be said next; null: nothing that has words. */
  expect(script: Script | null): void {
    this.stop();
    this.#script = script;
    this.#frames = this.#said = this.#final = 0;
    this.#isStarted = false;
  }

  /** What will be said, one after the other, with silence between them. */
  expectEach([first, ...coming]: readonly Script[]): void {
    this.expect(first ?? null);
    this.#coming = coming;
  }

  /** Takes the level of the next 20 ms of audio, in dBFS, as they come in. */
  hear(level: number): void {
    const script = this.#script;
    if (script === null || level <= script.thresholdDb) return;
    this.#lastVoicedAtMs = performance.now();
    this.#frames += 1;
    if (!this.#isStarted) this.#events.onStarted();
    this.#isStarted = true;
    const before = this.#said;
    const isSaid = (word?: ScriptWord) =>
      word !== undefined && word.frames - FAINT_FRAMES <= this.#frames;
    while (isSaid(script.words[this.#said])) this.#said += 1;
    if (this.#said > before) this.#tellSoon();
    this.#endSilence();
    this.#fading = setTimeout(() => this.#tellLastWord(), FADED_MS);
    this.#quiet = setTimeout(() => this.#finish(), DELAYS.finalMs);
  }

  stop(): void {
    this.#endSilence();
    for (const timer of this.#interims) clearTimeout(timer);
    this.#interims.clear();
  }

  /** What was due after so much silence is not due any more. */
  #endSilence(): void {
    for (const timer of [this.#fading, this.#quiet, this.#between]) clearTimeout(timer);
  }

  #tellSoon(): void {
    const said = this.#said;
    const timer = setTimeout(() => {
      this.#interims.delete(timer);
      this.#tell(said);
    }, DELAYS.interimMs);
    this.#interims.add(timer);
  }

  /** The way here may take the last frames of a word, and with them what it is known by. */
  #tellLastWord(): void {
    const last = this.#segmentEnd();
    if (last === undefined || last < this.#said) return;
    this.#said = last + 1;
    this.#tell(this.#said);
  }

  #tell(said: number): void {
    // Recognisers are not sure yet how a sentence ends.
    this.#events.onInterim(this.#textUntil(said).replace(/[.,!?]+$/, ''));
  }

  /** The voice has stopped: at the end of a segment, or within one. */
  #finish(): void {
    const last = this.#segmentEnd();
    if (last !== undefined) {
      this.#said = last + 1;
      this.#frames = this.#script?.words[last]?.frames ?? this.#frames;
    }
    this.stop();
    if (this.#said > this.#final) {
      const text = this.#textUntil(this.#said);
      this.#final = this.#said;
      this.#events.onFinal(text, this.#lastVoicedAtMs);
    }
    this.#isStarted = false;
    // A noise in which there was no word is not the utterance.
    if (this.#final > 0 && this.#coming.length > 0)
      this.#between = setTimeout(() => this.expectEach(this.#coming), BETWEEN_MS);
  }

  /** Which word ends the segment that is at its end now, give or take a few frames. */
  #segmentEnd(): number | undefined {
    const words = this.#script?.words ?? [];
    const distance = ({ frames }: ScriptWord) => Math.abs(frames - this.#frames);
    const [end] = words
      .filter((word, i) => word.endsSegment && i >= this.#said - 1)
      .sort((one, other) => distance(one) - distance(other));
    if (end === undefined || distance(end) > SPARE_FRAMES) return undefined;
    return words.indexOf(end);
  }

  #textUntil(said: number): string {
    const words = this.#script?.words.slice(this.#final, said) ?? [];
    return words.map(({ text }) => text).join(' ');
  }
}
