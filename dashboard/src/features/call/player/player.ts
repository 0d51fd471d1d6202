import { createStore } from '../../../lib/store.ts';

export type Side = 'both' | 'caller' | 'agent';

export const RATES = [0.75, 1, 1.25, 1.5, 2] as const;

/** Where the playhead is, and how it moves. */
export interface Playhead {
  timeMs: number;
  isPlaying: boolean;
  rate: number;
  side: Side;
  /** The sound could not be played, also by a new link. */
  isBroken: boolean;
}

/** Less far from where the sound was lost the last time, the new address has not helped. */
const PROGRESS_MS = 1_000;

/** The caller is recorded on the left, the agent on the right. */
const CHANNELS: Readonly<Record<Exclude<Side, 'both'>, number>> = { caller: 0, agent: 1 };

/**
 * Plays the recording of a call. Its playhead is the one that waveform, transcript and waterfall
 * share; it moves by itself also where there is nothing to be heard.
 */
export class Player {
  readonly audio = new Audio();
  readonly #state = createStore<Playhead>({
    timeMs: 0,
    isPlaying: false,
    rate: 1,
    side: 'both',
    isBroken: false,
  });
  readonly get = this.#state.get;
  readonly subscribe = this.#state.subscribe;
  readonly #requestUrl: (() => Promise<string>) | null;
  #isLoaded = false;
  #isStarting = false;
  /** Where the sound was last lost while it played. */
  #lostAtMs = Number.NEGATIVE_INFINITY;
  #frame = 0;
  #sound: { context: AudioContext; source: AudioNode; splitter: AudioNode } | null = null;

  /** @param requestUrl - gives an address of the sound, which may expire; null: there is none */
  constructor(requestUrl: (() => Promise<string>) | null) {
    this.#requestUrl = requestUrl;
    this.audio.addEventListener('play', this.#follow);
    this.audio.addEventListener('pause', this.#follow);
    this.audio.addEventListener('seeked', this.#follow);
    this.audio.addEventListener('ratechange', this.#follow);
    this.audio.addEventListener('error', this.#recover);
  }

  /** Whether there is anything to be heard. */
  get isAudible(): boolean {
    return this.#requestUrl !== null;
  }

  async toggle(): Promise<void> {
    if (this.audio.paused) await this.play();
    else this.audio.pause();
  }

  async play(): Promise<void> {
    if (!this.isAudible || this.#isStarting) return;
    this.#isStarting = true;
    try {
      if (!this.#isLoaded) await this.#load();
      await this.#start();
    } catch {
      // The address may have expired.
      await this.#load()
        .then(() => this.#start())
        .catch(() => this.#break());
    }
    this.#isStarting = false;
  }

  seek(timeMs: number): void {
    const { duration } = this.audio;
    const lastMs = Number.isFinite(duration) ? duration * 1_000 : Number.POSITIVE_INFINITY;
    const within = Math.max(0, Math.min(timeMs, lastMs));
    if (this.#isLoaded) this.audio.currentTime = within / 1_000;
    this.#change({ timeMs: within });
  }

  /** Goes there, and plays from there on. */
  async playFrom(timeMs: number): Promise<void> {
    this.seek(timeMs);
    if (this.audio.paused) await this.play();
  }

  setRate(rate: number): void {
    this.audio.playbackRate = rate;
    this.#change({ rate });
  }

  /** Hears one side alone, on both ears. */
  setSide(side: Side): void {
    const { context, source, splitter } = this.#wire();
    source.disconnect();
    splitter.disconnect();
    if (side === 'both') {
      source.connect(context.destination);
    } else {
      source.connect(splitter);
      splitter.connect(context.destination, CHANNELS[side]);
    }
    this.#change({ side });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.audio.pause();
    this.audio.removeAttribute('src');
    void this.#sound?.context.close();
  }

  /** Only when it is to be heard: who opens the page has not heard it. */
  async #load(): Promise<void> {
    if (this.#requestUrl === null) return;
    this.audio.src = await this.#requestUrl();
    this.audio.currentTime = this.get().timeMs / 1_000;
    this.audio.playbackRate = this.get().rate;
    this.#isLoaded = true;
    this.#change({ isBroken: false });
  }

  async #start(): Promise<void> {
    await this.#sound?.context.resume();
    await this.audio.play();
  }

  /** Only once a side is wanted: until then the browser plays the sound as it is. */
  #wire() {
    if (this.#sound === null) {
      const context = new AudioContext();
      const source = context.createMediaElementSource(this.audio);
      this.#sound = { context, source, splitter: context.createChannelSplitter(2) };
    }
    return this.#sound;
  }

  /** The address has expired, or the network is away: it goes on by a new one, unless that helps nothing. */
  #recover = (): void => {
    if (this.#isStarting) return;
    this.#isLoaded = false;
    const { timeMs, isPlaying } = this.get();
    if (!isPlaying) return;
    const isStuck = Math.abs(timeMs - this.#lostAtMs) < PROGRESS_MS;
    this.#lostAtMs = timeMs;
    if (isStuck) this.#break();
    else void this.play();
  };

  #break(): void {
    this.#isLoaded = false;
    this.audio.pause();
    this.#change({ isBroken: true, isPlaying: false });
  }

  #follow = (): void => {
    cancelAnimationFrame(this.#frame);
    const isPlaying = !this.audio.paused;
    // One that has failed does not know any more where it was.
    const timeMs = this.audio.error === null ? this.audio.currentTime * 1_000 : this.get().timeMs;
    this.#change({ timeMs, isPlaying });
    if (isPlaying) this.#frame = requestAnimationFrame(this.#follow);
  };

  #change(part: Partial<Playhead>): void {
    this.#state.update((before) => ({ ...before, ...part }));
  }
}
