import { join } from 'node:path';
import PQueue from 'p-queue';
import sherpa from 'sherpa-onnx-node';

/** The seam between the protocol and the voice. */
export interface Synthesiser {
  readonly model: string;
  /** Of what it returns, in Hz. */
  readonly sampleRate: number;
  /**
   * Speaks a sentence or a clause.
   *
   * @param speed - 1 is the voice's own; 2 is twice as fast
   * @param urgent - goes before all that is not: someone waits in silence for it
   */
  synthesise(text: string, speed: number, urgent: boolean): Promise<Float32Array>;
}

/**
 * Loads the Piper voice "joe" and speaks a word with it.
 *
 * @throws Error when a weight file is missing or does not load
 */
export async function loadSynthesiser(modelsDir: string): Promise<Synthesiser> {
  const file = (name: string) => join(modelsDir, 'piper-joe', name);
  const piper = await sherpa.OfflineTts.createAsync({
    model: {
      vits: {
        model: file('model.onnx'),
        tokens: file('tokens.txt'),
        dataDir: file('espeak-ng-data'),
      },
      numThreads: 1,
    },
    maxNumSentences: 1,
  });
  // One at a time: the memory of each further run is never given back.
  const queue = new PQueue({ concurrency: 1 });
  const synthesiser: Synthesiser = {
    model: 'piper-en_US-joe-medium',
    sampleRate: piper.sampleRate,
    synthesise: (text, speed, urgent) =>
      queue.add(async () => (await piper.generateAsync({ text, sid: 0, speed })).samples, {
        priority: urgent ? 1 : 0,
      }),
  };
  await synthesiser.synthesise('Hello.', 1, true);
  return synthesiser;
}
