import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { LocalConfig } from '../config.ts';
import { LocalError } from '../errors.ts';
import { buildEngines, ENGINE_MODULE } from './engines-build.ts';
import { lastLines } from './output.ts';

interface EngineImage {
  readonly image: string;
  /** Where the settings file goes, and what tells the engine so. */
  readonly settings: string;
  readonly args: readonly string[];
}

/** As docker-compose.yml has them, and go.mod in the same versions. */
export const ENGINE_IMAGES: Record<'livekit' | 'sip', EngineImage> = {
  livekit: {
    image: 'livekit/livekit-server:v1.13.5',
    settings: '/etc/livekit.yaml',
    args: ['--config', '/etc/livekit.yaml'],
  },
  // Its image names this file itself.
  sip: { image: 'livekit/sip:v1.8.0', settings: '/sip/config.yaml', args: [] },
};

/** The command that runs an engine with a settings file and the named variables of its environment. */
type EngineCommand = (
  settingsFile: string,
  variables: readonly string[],
) => { readonly command: string; readonly args: readonly string[] };

/** livekit-server and livekit-sip, ready to run. */
export interface Engines {
  readonly livekit: EngineCommand;
  readonly sip: EngineCommand;
}

export type EngineSource = 'docker' | 'go' | 'path';

/** Where the engines come from: as ENGINES says, else Docker where one runs, else Go. */
export async function chooseEngineSource({
  engines,
}: Pick<LocalConfig, 'engines'>): Promise<EngineSource> {
  if (engines !== 'auto') return engines;
  // Docker Desktop's host network is that of its own virtual machine, not of this one.
  if (process.platform !== 'linux') return 'go';
  const { exitCode } = await execa('docker', ['info'], { reject: false });
  return exitCode === 0 ? 'docker' : 'go';
}

/** Built engines are kept by what they are built from. */
function builtEnginesFolder(cacheDir: string): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(ENGINE_MODULE, file)));
  return join(cacheDir, 'engines', hash.digest('hex').slice(0, 12));
}

/** Whether there is nothing to build. */
export function areEnginesBuilt(cacheDir: string): boolean {
  return existsSync(builtEnginesFolder(cacheDir));
}

/**
 * Sees to it that the engines can be run.
 *
 * @param report - told of progress while there is something to wait for
 * @throws LocalError when they cannot be had
 */
export async function prepareEngines(
  source: EngineSource,
  { cacheDir, dataDir }: LocalConfig,
  report: (progress: string) => void,
): Promise<Engines> {
  switch (source) {
    case 'docker':
      await Promise.all(Object.values(ENGINE_IMAGES).map(({ image }) => pull(image, report)));
      return {
        livekit: container(ENGINE_IMAGES.livekit, dataDir),
        sip: container(ENGINE_IMAGES.sip, dataDir),
      };
    case 'go': {
      const folder = builtEnginesFolder(cacheDir);
      if (!existsSync(folder)) await buildEngines(folder, report);
      // Go names a program after the last part of its path: that of livekit-server is cmd/server.
      return {
        livekit: program(join(folder, 'server')),
        sip: program(join(folder, 'livekit-sip')),
      };
    }
    case 'path':
      await Promise.all(['livekit-server', 'livekit-sip'].map(requireOnPath));
      return { livekit: program('livekit-server'), sip: program('livekit-sip') };
  }
}

const program =
  (command: string): EngineCommand =>
  (settingsFile) => ({ command, args: ['--config', settingsFile] });

function container({ image, settings, args }: EngineImage, dataDir: string): EngineCommand {
  return (settingsFile, variables) => {
    const options = ['--rm', '--name', containerName(image, dataDir), '--network', 'host'];
    const volume = ['--volume', `${settingsFile}:${settings}:ro`];
    const environment = variables.flatMap((variable) => ['--env', variable]);
    const run = ['run', ...options, ...volume, ...environment];
    return { command: 'docker', args: [...run, image, ...args] };
  };
}

const containerName = (image: string, dataDir: string): string => {
  const stack = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
  return `switchboard-${stack}-${image.split(/[/:]/)[1]}`;
};

/** A container outlives a `docker run` that was killed: this ends those of a stack. */
export async function removeContainers(dataDir: string): Promise<void> {
  const names = Object.values(ENGINE_IMAGES).map(({ image }) => containerName(image, dataDir));
  await execa('docker', ['rm', '--force', ...names], { reject: false });
}

async function pull(image: string, report: (progress: string) => void): Promise<void> {
  const { exitCode: missing } = await execa('docker', ['image', 'inspect', image], {
    reject: false,
  });
  if (missing === 0) return;
  report(`pulling ${image}`);
  const { exitCode, all } = await execa('docker', ['pull', image], { reject: false, all: true });
  if (exitCode === 0) return;
  throw new LocalError(
    `docker pull ${image} failed:\n${lastLines(all)}\nLet Docker reach its registry, or set ENGINES=go to build the engines instead.`,
  );
}

async function requireOnPath(name: string): Promise<void> {
  const { exitCode } = await execa(name, ['--version'], { reject: false });
  if (exitCode === 0) return;
  throw new LocalError(
    `ENGINES is path, and ${name} is not on the PATH. Install it, or leave ENGINES unset to have it built.`,
  );
}
