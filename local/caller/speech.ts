import ky, { HTTPError } from 'ky';
import { z } from 'zod';
import { CallerError } from './errors.ts';
import { encodeWav, samplesOf } from './wav.ts';

/** The caller's own voice and ears, apart from those of the agent it talks to. Audio is 8 kHz. */
export interface Speech {
  /** @throws CallerError */
  speak(text: string): Promise<Int16Array>;
  /** @throws CallerError */
  transcribe(audio: Int16Array): Promise<string>;
}

/** A minute of audio takes the offline recogniser a few seconds. */
const TIMEOUT_MS = 60_000;

const transcription = z.object({
  results: z.object({
    channels: z
      .array(z.object({ alternatives: z.array(z.object({ transcript: z.string() })).min(1) }))
      .min(1),
  }),
});

/** Deepgram's API, at Deepgram or at whatever else speaks it. */
export function createSpeech({ apiKey, baseUrl }: { apiKey: string; baseUrl: string }): Speech {
  const http = ky.create({
    prefixUrl: baseUrl,
    headers: { authorization: `Token ${apiKey}` },
    timeout: TIMEOUT_MS,
  });
  const explained = async <T>(what: string, request: Promise<T>): Promise<T> => {
    try {
      return await request;
    } catch (error) {
      throw new CallerError('speech', `${what} at ${baseUrl}: ${await reasonOf(error)}.`);
    }
  };
  return {
    speak: (text) =>
      explained(
        'Speech could not be made',
        http
          .post('v1/speak', {
            searchParams: { encoding: 'linear16', sample_rate: 8000, container: 'none' },
            json: { text },
          })
          .arrayBuffer()
          .then((pcm) => samplesOf(Buffer.from(pcm))),
      ),
    transcribe: (audio) =>
      explained(
        'Speech could not be transcribed',
        http
          .post('v1/listen', {
            searchParams: { model: 'nova-3', smart_format: true },
            headers: { 'content-type': 'audio/wav' },
            body: encodeWav(audio),
          })
          .json()
          .then((body) => transcriptOf(transcription.parse(body))),
      ),
  };
}

function transcriptOf({ results }: z.infer<typeof transcription>): string {
  return results.channels[0]?.alternatives[0]?.transcript ?? '';
}

async function reasonOf(error: unknown): Promise<string> {
  if (error instanceof HTTPError) {
    const answer = `${error.response.status} ${await error.response.text()}`.trim();
    return error.response.status === 401 ? `${answer} (is DEEPGRAM_API_KEY right?)` : answer;
  }
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}, ${cause.message}` : message;
}
