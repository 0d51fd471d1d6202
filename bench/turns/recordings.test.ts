import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeWav } from '../../local/caller/wav.ts';
import { readUtterances } from './recordings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  // A tone from 0.2 to 0.7 s.
  await writeFile(
    join(folder, 'are-you-open.wav'),
    encodeWav(new Int16Array(8_000).fill(8_000, 1_600, 5_600)),
  );
});
afterEach(() => rm(folder, { recursive: true }));

it('a recording alone is a question in the words of its name, from its first sound to its last', async () => {
  const [utterance] = await readUtterances(folder);
  expect(utterance).toMatchObject({
    name: 'are-you-open',
    kind: 'question',
    segments: [{ text: 'are you open', startMs: 200, endMs: 700 }],
  });
});

it('a recording with a description is what that says', async () => {
  const described = { kind: 'yes-no', segments: [{ text: 'Yes.', startMs: 210, endMs: 690 }] };
  await writeFile(join(folder, 'are-you-open.json'), JSON.stringify(described));
  expect(await readUtterances(folder)).toMatchObject([described]);
});

it('a description that does not fit is named, with what is wanted', async () => {
  await writeFile(join(folder, 'are-you-open.json'), '{"kind":"joke","segments":[]}');
  await expect(readUtterances(folder)).rejects.toThrow(/are-you-open\.json[\s\S]*one of question/);
});

it('a folder without recordings is refused', async () => {
  await rm(join(folder, 'are-you-open.wav'));
  await expect(readUtterances(folder)).rejects.toThrow(/holds no WAV file/);
});
