import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeWav, SAMPLES_PER_MS } from '../../local/caller/wav.ts';
import { concat } from '../../local/speech/audio.ts';
import { loadSynthesiser, type Synthesiser } from '../../local/speech/synthesiser.ts';
import { PHRASES, type Phrase } from './phrases.ts';
import type { Segment } from './utterance.ts';
import { burst, mannerOf, noiseOf, silence, speakAs, withNoise } from './voices.ts';

/** To be raised when the same phrases are to sound otherwise. */
const VERSION = 1;
/** Line noise is there before and after the words too. */
const MARGIN_MS = 200;
const COUGH_MS = 250;

/**
 * The folder with the bench's own utterances, made with the offline voice unless they have been.
 *
 * @param onMake - called when there is something to wait for
 */
export async function makeUtterances(cacheDir: string, onMake: () => void): Promise<string> {
  const key = createHash('sha256')
    .update(JSON.stringify([VERSION, PHRASES]))
    .digest('hex');
  const folder = join(cacheDir, 'utterances', key.slice(0, 12));
  if (existsSync(folder)) return folder;
  onMake();
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const synthesiser = await loadSynthesiser(join(cacheDir, 'models'));
  let crowd: Float32Array = silence(MARGIN_MS);
  for (const [n, phrase] of PHRASES.entries()) {
    const { sound, segments } = await soundOf(phrase, n, synthesiser);
    crowd = concat([crowd, sound]);
    const { levelDb } = mannerOf(n);
    await write(unfinished, n, phrase, withNoise(sound, noiseOf(n), levelDb, crowd), segments);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  return folder;
}

async function soundOf(
  { texts, pausesMs }: Phrase,
  n: number,
  synthesiser: Synthesiser,
): Promise<{ sound: Float32Array; segments: Segment[] }> {
  const parts = [silence(MARGIN_MS)];
  if (texts.length === 0) parts.push(burst(COUGH_MS, mannerOf(n).levelDb), silence(MARGIN_MS));
  const segments: Segment[] = [];
  let atMs = MARGIN_MS;
  for (const [i, text] of texts.entries()) {
    const spoken = await speakAs(mannerOf(n), text, synthesiser);
    const endMs = atMs + spoken.length / SAMPLES_PER_MS;
    segments.push({ text, startMs: atMs, endMs });
    const pauseMs = pausesMs[i] ?? MARGIN_MS;
    parts.push(spoken, silence(pauseMs));
    atMs = endMs + pauseMs;
  }
  return { sound: concat(parts), segments };
}

async function write(
  folder: string,
  n: number,
  { kind, texts }: Phrase,
  sound: Float32Array,
  segments: readonly Segment[],
): Promise<void> {
  const words = texts
    .join(' ')
    .toLowerCase()
    .match(/[a-z]+/g) ?? ['cough'];
  const name = [String(n + 1).padStart(2, '0'), ...words.slice(0, 5)].join('-');
  const samples = Int16Array.from(sound, (s) => Math.max(-1, Math.min(1, s)) * 32_767);
  await writeFile(join(folder, `${name}.wav`), encodeWav(samples));
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ kind, segments }, null, 2));
}
