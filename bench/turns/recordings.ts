import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { FRAME_MS } from '../../local/caller/voice-activity.ts';
import { decodeWav } from '../../local/caller/wav.ts';
import { KINDS, type Segment, type Utterance, voicedFrames } from './utterance.ts';

const description = z.object({
  kind: z.enum(KINDS, `one of ${KINDS.join(', ')}`),
  segments: z.array(
    z.object({ text: z.string(), startMs: z.number().min(0), endMs: z.number().min(0) }),
  ),
});

/**
 * Reads a folder of utterances: `NAME.wav`, 8 kHz mono 16 bit, and `NAME.json` with `kind` and
 * `segments` (text, startMs, endMs). Without the latter it is a question, said without a pause, in
 * the words of its name.
 *
 * @throws Error naming the file that cannot be used, and why
 */
export async function readUtterances(folder: string): Promise<Utterance[]> {
  const files = await readdir(folder).catch((error: Error) => {
    throw new Error(`The utterances cannot be read: ${error.message}. Name a folder of WAV files.`);
  });
  const sounds = files.filter((file) => file.endsWith('.wav')).sort();
  if (sounds.length === 0) throw new Error(`${folder} holds no WAV file; wanted: NAME.wav.`);
  return Promise.all(sounds.map((file) => readUtterance(folder, basename(file, '.wav'))));
}

async function readUtterance(folder: string, name: string): Promise<Utterance> {
  const file = join(folder, `${name}.wav`);
  const samples = decodeWav(await readFile(file), file);
  const json = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
  if (json === undefined)
    return { name, kind: 'question', segments: [whole(name, samples)], samples };
  const described = description.safeParse(JSON.parse(json));
  if (described.success) return { name, ...described.data, samples };
  throw new Error(`${name}.json in ${folder}: ${z.prettifyError(described.error)}`);
}

function whole(name: string, samples: Int16Array): Segment {
  const { voiced } = voicedFrames(samples);
  return {
    text: name.replaceAll(/[-_]/g, ' '),
    startMs: voiced.indexOf(true) * FRAME_MS,
    endMs: (voiced.lastIndexOf(true) + 1) * FRAME_MS,
  };
}
