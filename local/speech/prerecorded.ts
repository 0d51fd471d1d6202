import { randomUUID } from 'node:crypto';
import { concat, createDecoder, createResampler } from './audio.ts';
import type { ListenQuery } from './deepgram.ts';
import { toAlternative } from './listen.ts';
import { type Recogniser, SAMPLE_RATE } from './recogniser.ts';
import { transcribeRecording } from './transcription.ts';
import { isWav, parseWav } from './wav.ts';

/**
 * Answers a POST to `/v1/listen` in Deepgram's form.
 *
 * @param body - a WAV file, or bare samples as `query` describes them
 * @throws WavError when the file cannot be read
 */
export async function transcribeBody(body: Buffer, query: ListenQuery, recogniser: Recogniser) {
  const audio = isWav(body)
    ? parseWav(body)
    : { ...query, sampleRate: query.sample_rate, data: body };
  const resampler = createResampler(audio.sampleRate, SAMPLE_RATE);
  const decoded = createDecoder(audio.encoding, audio.channels)(audio.data);
  const samples = concat([resampler.push(decoded), resampler.end()]);

  const transcripts = await transcribeRecording(recogniser, samples);
  const alternatives = transcripts.map(toAlternative);
  return {
    metadata: {
      request_id: randomUUID(),
      duration: samples.length / SAMPLE_RATE,
      channels: 1,
      model_info: { name: recogniser.model },
    },
    results: {
      channels: [
        {
          alternatives: [
            {
              transcript: alternatives.map(({ transcript }) => transcript).join(' '),
              confidence: Math.max(0, ...alternatives.map(({ confidence }) => confidence)),
              words: alternatives.flatMap(({ words }) => words),
            },
          ],
        },
      ],
    },
  };
}
