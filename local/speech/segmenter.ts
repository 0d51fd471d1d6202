import { concat } from './audio.ts';
import { MAX_UTTERANCE_S, SAMPLE_RATE, WINDOW } from './recogniser.ts';

const WINDOW_S = WINDOW / SAMPLE_RATE;
/** The detector notices the start and the end of a voice at least this late (measured: 60 to 200 ms). */
const DETECTOR_LAG_S = 0.096;
/** Against the loudest window of late, a window below this energy (-26 dB) may be the end already. */
const QUIET = 0.0025;
/** What the loudest window still counts one window later, so that speech after a bang is not quiet for long. */
const LOUDEST_DECAY = 0.9;
/** So many quiet windows are a pause, although the detector has not noticed yet. */
const PAUSE_WINDOWS = 3;
/** Where it notices later than this, it was right and the quiet was soft speech. */
const SOFT_WINDOWS = 12;
/** Audio kept from before the detector is sure: first consonants are soft. */
const LEAD_IN_S = 0.32;
/** Shorter silences occur within words. Deepgram may be asked for 10 ms, and hears more context. */
const MIN_ENDPOINTING_S = 0.192;
/** How often an interim result is due, and the least voice it may be built on. */
const INTERIM_EVERY_S = 0.3;
const MIN_INTERIM_VOICE_S = 0.3;
/** The longer the utterance the dearer an interim result: they are this share of it apart. */
const INTERIM_SPACING = 1 / 8;
/** From this length on any pause ends an utterance, so that it is seldom cut in mid-word. */
const LONG_S = 5;
/** Where it must be cut, the quietest place of this last part is taken. */
const CUT_SEARCH_S = 1.5;

/** A stretch of audio to be recognised in one piece. */
export interface Segment {
  samples: Float32Array;
  /** Where the voice begins and ends, in seconds of the stream. */
  startS: number;
  endS: number;
}

export type SegmenterEvent =
  /** Someone began to speak. */
  | { type: 'started'; atS: number }
  /** Time for an interim result. */
  | { type: 'interim'; segment: Segment }
  /** The voice has paused: if it stays silent, this is the whole utterance. */
  | { type: 'paused'; segment: Segment }
  /** It did not. */
  | { type: 'resumed' }
  /** It did: the segment of the last `paused` is final. */
  | { type: 'ended' }
  /** The segment is final because it is as long as may be; the voice goes on. */
  | { type: 'cut'; segment: Segment };

/**
 * Cuts a stream into utterances, given for each window of audio whether it holds a voice.
 * Time is counted in audio received, so it works at any pace.
 */
export class Segmenter {
  readonly #endpointingS: number;
  /** The audio of the open utterance; between utterances, the lead-in of the next. */
  #windows: Float32Array[] = [];
  #received = 0;
  #isOpen = false;
  #startS = 0;
  #loudest = 0;
  #voiced = 0;
  /** Windows since it became quiet, and since the detector agreed. */
  #quiet = 0;
  #silent = 0;
  /** Windows since `paused`. */
  #paused: number | undefined;
  #sinceInterim = 0;

  /** @param endpointingMs - the silence that ends an utterance; `null`: only its length does */
  constructor(endpointingMs: number | null) {
    const seconds = endpointingMs === null ? Number.POSITIVE_INFINITY : endpointingMs / 1_000;
    this.#endpointingS = Math.max(seconds, MIN_ENDPOINTING_S);
  }

  /** @param window - `WINDOW` samples, which are kept */
  push(window: Float32Array, isVoice: boolean): SegmenterEvent[] {
    this.#windows.push(window);
    this.#received += 1;
    if (!this.#isOpen) return isVoice ? this.#start(window) : this.#idle();

    const loudness = energy(window);
    this.#loudest = Math.max(this.#loudest * LOUDEST_DECAY, loudness);
    this.#silent = isVoice ? 0 : this.#silent + 1;
    this.#quiet = isVoice && loudness >= this.#loudest * QUIET ? 0 : this.#quiet + 1;
    if (this.#paused !== undefined) this.#paused += 1;
    if (this.#lengthS() >= MAX_UTTERANCE_S) return [this.#cut()];
    return this.#quiet > 0 ? this.#silence() : this.#voice();
  }

  /** Ends the open utterance now, if there is one. */
  flush(): SegmenterEvent[] {
    if (!this.#isOpen) return [];
    const events = this.#paused === undefined ? [this.#pause()] : [];
    return [...events, this.#end()];
  }

  #idle(): SegmenterEvent[] {
    if (this.#lengthS() > LEAD_IN_S) this.#windows.shift();
    return [];
  }

  #start(window: Float32Array): SegmenterEvent[] {
    this.#isOpen = true;
    this.#startS = this.#nowS() - Math.min(DETECTOR_LAG_S, this.#lengthS());
    this.#loudest = energy(window);
    this.#voiced = 1;
    this.#quiet = 0;
    this.#silent = 0;
    this.#sinceInterim = 0;
    return [{ type: 'started', atS: this.#startS }];
  }

  #voice(): SegmenterEvent[] {
    const events: SegmenterEvent[] = this.#paused === undefined ? [] : [{ type: 'resumed' }];
    this.#paused = undefined;
    this.#voiced += 1;
    this.#sinceInterim += 1;
    const lengthS = this.#lengthS();
    if (
      this.#voiced * WINDOW_S < MIN_INTERIM_VOICE_S ||
      this.#sinceInterim * WINDOW_S < Math.max(INTERIM_EVERY_S, lengthS * INTERIM_SPACING)
    ) {
      return events;
    }
    this.#sinceInterim = 0;
    return [...events, { type: 'interim', segment: this.#segment() }];
  }

  #silence(): SegmenterEvent[] {
    const isPause =
      this.#paused === undefined && (this.#silent > 0 || this.#quiet >= PAUSE_WINDOWS);
    const wasSoft = this.#silent === 1 && this.#quiet > SOFT_WINDOWS;
    const events: SegmenterEvent[] = isPause || wasSoft ? [this.#pause()] : [];
    const silenceS = Math.max(this.#quiet * WINDOW_S, this.#silent * WINDOW_S + DETECTOR_LAG_S);
    const isOver = silenceS >= this.#endpointingS || this.#lengthS() >= LONG_S;
    return this.#silent > 0 && isOver ? [...events, this.#end()] : events;
  }

  #pause(): SegmenterEvent {
    this.#paused = 0;
    return { type: 'paused', segment: this.#segment() };
  }

  #end(): SegmenterEvent {
    // What came after the pause may already hold the beginning of the next word.
    this.#windows = this.#windows.slice(this.#windows.length - (this.#paused ?? 0));
    this.#isOpen = false;
    this.#paused = undefined;
    return { type: 'ended' };
  }

  #cut(): SegmenterEvent {
    const from = this.#windows.length - Math.floor(CUT_SEARCH_S / WINDOW_S);
    const energies = this.#windows.slice(from).map(energy);
    const at = from + energies.indexOf(Math.min(...energies));
    const endS = this.#nowS() - (this.#windows.length - at) * WINDOW_S;
    const segment = { samples: concat(this.#windows.slice(0, at)), startS: this.#startS, endS };
    this.#windows = this.#windows.slice(at);
    this.#startS = endS;
    this.#voiced = this.#windows.length;
    this.#paused = undefined;
    return { type: 'cut', segment };
  }

  #segment(): Segment {
    const endS = this.#nowS() - Math.max(this.#quiet, this.#silent) * WINDOW_S;
    return { samples: concat(this.#windows), startS: this.#startS, endS };
  }

  #lengthS(): number {
    return this.#windows.length * WINDOW_S;
  }

  #nowS(): number {
    return this.#received * WINDOW_S;
  }
}

const energy = (window: Float32Array): number =>
  window.reduce((sum, sample) => sum + sample * sample, 0);
