/** The parts of sherpa-onnx-node (which ships no types) that the speech server uses. */
declare module 'sherpa-onnx-node' {
  interface OfflineStream {
    acceptWaveform(audio: { samples: Float32Array; sampleRate: number }): void;
  }

  interface OfflineRecognizer {
    createStream(): OfflineStream;
    /** Decodes on a thread of its own. */
    decodeAsync(stream: OfflineStream): Promise<{ text: string }>;
  }

  interface OfflineTts {
    readonly sampleRate: number;
    /** Synthesises on a thread of its own. */
    generateAsync(request: {
      text: string;
      sid: number;
      speed: number;
    }): Promise<{ samples: Float32Array; sampleRate: number }>;
  }

  interface Vad {
    acceptWaveform(samples: Float32Array): void;
    isDetected(): boolean;
    isEmpty(): boolean;
    pop(): void;
    reset(): void;
  }

  interface LinearResampler {
    resample(samples: Float32Array): Float32Array;
    flush(samples: Float32Array): Float32Array;
    reset(): void;
  }

  const sherpa: {
    OfflineRecognizer: {
      createAsync(config: {
        modelConfig: {
          moonshine: { encoder: string; mergedDecoder: string };
          tokens: string;
          numThreads: number;
        };
      }): Promise<OfflineRecognizer>;
    };
    OfflineTts: {
      createAsync(config: {
        model: {
          vits: { model: string; tokens: string; dataDir: string };
          numThreads: number;
        };
        maxNumSentences: number;
      }): Promise<OfflineTts>;
    };
    Vad: new (
      config: {
        sileroVad: {
          model: string;
          threshold: number;
          minSpeechDuration: number;
          minSilenceDuration: number;
          maxSpeechDuration: number;
          windowSize: number;
        };
        sampleRate: number;
        numThreads: number;
      },
      bufferSeconds: number,
    ) => Vad;
    LinearResampler: new (fromRate: number, toRate: number) => LinearResampler;
  };

  export type { LinearResampler, OfflineRecognizer, OfflineTts, Vad };
  export default sherpa;
}
