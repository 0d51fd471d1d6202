import { concat } from './audio.ts';
import { type Recogniser, SAMPLE_RATE, type VoiceDetector, WINDOW } from './recogniser.ts';
import { type Segment, Segmenter, type SegmenterEvent } from './segmenter.ts';
import { tidy } from './transcript.ts';

/** The text of one utterance, or of as much of it as has been heard. Times in seconds of the stream. */
export interface Transcript {
  text: string;
  startS: number;
  endS: number;
  isFinal: boolean;
  /** Whether the speaker paused after it. */
  isSpeechFinal: boolean;
}

export interface TranscriptionOptions {
  /** The silence in milliseconds that ends an utterance; `null`: only its length does. */
  endpointingMs: number | null;
  interimResults: boolean;
  onSpeechStarted(atS: number): void;
  onTranscript(transcript: Transcript): void;
  /** An utterance could not be recognised; the stream goes on without it. */
  onError(error: unknown): void;
}

/**
 * Recognises one stream of speech. Final transcripts come in order; an interim one never
 * comes after its final one.
 *
 * To be quick, recognition begins as soon as the voice pauses, so that the text is there
 * when the pause turns out to be the end.
 */
export class Transcription {
  readonly #recogniser: Recogniser;
  readonly #options: TranscriptionOptions;
  readonly #segmenter: Segmenter;
  readonly #detector: VoiceDetector;
  #rest = new Float32Array(0);
  /** What the utterance says if it ends here. */
  #draft: Promise<Transcript> | undefined;
  #finals: Promise<void> = Promise.resolve();
  /** Counts utterances: an interim transcript of an earlier one is stale. */
  #utterance = 0;
  #interimUnderWay = false;

  constructor(recogniser: Recogniser, options: TranscriptionOptions) {
    this.#recogniser = recogniser;
    this.#options = options;
    this.#segmenter = new Segmenter(options.endpointingMs);
    this.#detector = recogniser.detector();
  }

  /** @param samples - the next stretch of the stream, mono at `SAMPLE_RATE` */
  write(samples: Float32Array): void {
    const all = concat([this.#rest, samples]);
    let at = 0;
    for (; at + WINDOW <= all.length; at += WINDOW) {
      const window = all.subarray(at, at + WINDOW);
      for (const event of this.#segmenter.push(window, this.#detector.isVoice(window))) {
        this.#handle(event);
      }
    }
    this.#rest = all.slice(at);
  }

  /** Ends the open utterance. Resolves when all that was said so far has been transcribed. */
  async flush(): Promise<void> {
    for (const event of this.#segmenter.flush()) this.#handle(event);
    await this.#finals;
  }

  /** Lets go of the detector: nothing may be written any more. */
  close(): void {
    this.#detector.release();
  }

  #handle(event: SegmenterEvent): void {
    if (event.type === 'started') this.#options.onSpeechStarted(event.atS);
    else if (event.type === 'interim') this.#interim(event.segment);
    else if (event.type === 'paused') this.#draft = this.#transcribe(event.segment, true);
    else if (event.type === 'resumed') this.#draft = undefined;
    else if (event.type === 'ended') this.#final(this.#draft, true);
    else this.#final(this.#transcribe(event.segment, true), false);
  }

  #final(draft: Promise<Transcript> | undefined, isSpeechFinal: boolean): void {
    this.#utterance += 1;
    this.#draft = undefined;
    if (draft === undefined) return;
    this.#finals = this.#finals.then(async () =>
      this.#options.onTranscript({ ...(await draft), isFinal: true, isSpeechFinal }),
    );
  }

  #interim(segment: Segment): void {
    if (!this.#options.interimResults || this.#interimUnderWay) return;
    this.#interimUnderWay = true;
    const utterance = this.#utterance;
    void this.#transcribe(segment, false)
      .then((transcript) => {
        if (transcript.text !== '' && utterance === this.#utterance) {
          this.#options.onTranscript(transcript);
        }
      })
      .finally(() => {
        this.#interimUnderWay = false;
      });
  }

  async #transcribe({ samples, startS, endS }: Segment, urgent: boolean): Promise<Transcript> {
    const heard = await this.#recogniser.transcribe(samples, urgent).catch((error: unknown) => {
      this.#options.onError(error);
      return '';
    });
    const text = tidy(heard, endS - startS);
    return { text, startS, endS, isFinal: false, isSpeechFinal: false };
  }
}

/**
 * All that is said in a recording, mono at `SAMPLE_RATE`, utterance by utterance.
 *
 * @throws what the recogniser throws
 */
export async function transcribeRecording(
  recogniser: Recogniser,
  samples: Float32Array,
): Promise<Transcript[]> {
  const transcripts: Transcript[] = [];
  const errors: unknown[] = [];
  const transcription = new Transcription(recogniser, {
    endpointingMs: 500,
    interimResults: false,
    onSpeechStarted: () => undefined,
    onTranscript: (transcript) => transcripts.push(transcript),
    onError: (error) => errors.push(error),
  });
  try {
    // A second at a time, so that other streams get their turn.
    for (let at = 0; at < samples.length; at += SAMPLE_RATE) {
      transcription.write(samples.subarray(at, at + SAMPLE_RATE));
      await new Promise(setImmediate);
    }
    await transcription.flush();
  } finally {
    transcription.close();
  }
  if (errors.length > 0) throw errors[0];
  return transcripts.filter(({ text }) => text !== '');
}
