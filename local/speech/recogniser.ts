import { join } from 'node:path';
import PQueue from 'p-queue';
import sherpa, { type Vad } from 'sherpa-onnx-node';
import { concat } from './audio.ts';

/** What the models listen to: mono at this rate in Hz. */
export const SAMPLE_RATE = 16_000;
/** The voice detector judges this many samples at a time: 32 ms. */
export const WINDOW = 512;
/** The longest utterance, in seconds, that may be recognised in one piece. */
export const MAX_UTTERANCE_S = 8;

/** Words at the very edge are misheard more often: measured, 6 of 90 short phrases against 4. */
const PADDING = new Float32Array(SAMPLE_RATE / 5);
/** Moonshine tiny fails on more than 9.2 s. */
const MAX_SAMPLES = (MAX_UTTERANCE_S + 0.1) * SAMPLE_RATE;

/** Says window by window whether it holds a voice. It remembers what came before. */
export interface VoiceDetector {
  /** @param window - `WINDOW` samples */
  isVoice(window: Float32Array): boolean;
  /** Gives the detector back. It must not be used afterwards. */
  release(): void;
}

/** The seam between the protocol and the models. */
export interface Recogniser {
  readonly model: string;
  /**
   * The words in an utterance of up to `MAX_UTTERANCE_S`, with punctuation; empty when there are none.
   *
   * @param urgent - goes before all that is not, such as interim results
   */
  transcribe(samples: Float32Array, urgent: boolean): Promise<string>;
  detector(): VoiceDetector;
}

/**
 * Loads Moonshine (speech to text) and Silero (voice activity) and runs both once.
 *
 * @throws Error when a weight file is missing or does not load
 */
export async function loadRecogniser(modelsDir: string): Promise<Recogniser> {
  const file = (name: string) => join(modelsDir, 'moonshine-tiny-en', name);
  const moonshine = await sherpa.OfflineRecognizer.createAsync({
    modelConfig: {
      moonshine: {
        encoder: file('encoder_model.ort'),
        mergedDecoder: file('decoder_model_merged.ort'),
      },
      tokens: file('tokens.txt'),
      numThreads: 1,
    },
  });
  // Two at a time: a final result need not wait for the interim result of another call.
  const queue = new PQueue({ concurrency: 2 });
  const detectors = detectorPool(join(modelsDir, 'silero_vad.onnx'));

  const recogniser: Recogniser = {
    model: 'moonshine-tiny-en',
    transcribe: (samples, urgent) =>
      queue.add(
        async () => {
          const stream = moonshine.createStream();
          stream.acceptWaveform({
            samples: concat([PADDING, samples.subarray(0, MAX_SAMPLES), PADDING]),
            sampleRate: SAMPLE_RATE,
          });
          const { text } = await moonshine.decodeAsync(stream);
          return text.trim();
        },
        { priority: urgent ? 1 : 0 },
      ),
    detector: detectors,
  };
  detectors().release();
  await recogniser.transcribe(new Float32Array(SAMPLE_RATE), true);
  return recogniser;
}

/** Lends detectors out: making one blocks for some 50 ms and its memory is not the collector's to free. */
function detectorPool(model: string): () => VoiceDetector {
  const idle: Vad[] = [];
  return () => {
    const vad = idle.pop() ?? createVad(model);
    return {
      isVoice: (window) => {
        vad.acceptWaveform(window);
        // Its own segments are not used, and would pile up.
        while (!vad.isEmpty()) vad.pop();
        return vad.isDetected();
      },
      release: () => {
        vad.reset();
        idle.push(vad);
      },
    };
  };
}

const createVad = (model: string) =>
  new sherpa.Vad(
    {
      sileroVad: {
        model,
        threshold: 0.5,
        minSpeechDuration: 0.064,
        // As short as can be: how much silence ends an utterance is decided elsewhere.
        minSilenceDuration: 0.001,
        maxSpeechDuration: 30,
        windowSize: WINDOW,
      },
      sampleRate: SAMPLE_RATE,
      numThreads: 1,
    },
    40,
  );
