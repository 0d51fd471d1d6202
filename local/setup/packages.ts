import { execa } from 'execa';
import { LocalError } from '../errors.ts';
import { lastLines } from './output.ts';
import { choosePackageManager, type PackageManager } from './package-manager.ts';

/** Something that npm does not bring, how to see whether it is there, and what brings it. */
export interface Requirement {
  readonly name: string;
  readonly probe: readonly [command: string, ...args: string[]];
  readonly packages: Readonly<Record<PackageManager, readonly string[]>>;
}

const REDIS: Requirement = {
  name: 'redis-server',
  probe: ['redis-server', '--version'],
  packages: { apt: ['redis-server'], brew: ['redis'] },
};

/** Backend agents work in sandboxes, with Python and a browser. */
const SANDBOX: readonly Requirement[] = [
  { name: 'bubblewrap', probe: ['bwrap', '--version'], packages: named('bubblewrap') },
  { name: 'socat', probe: ['socat', '-V'], packages: named('socat') },
  { name: 'ripgrep', probe: ['rg', '--version'], packages: named('ripgrep') },
  { name: 'python3', probe: ['python3', '--version'], packages: named('python3') },
  {
    name: 'chromium',
    probe: ['sh', '-c', 'chromium-headless-shell --version || chromium --version'],
    packages: { apt: ['chromium-headless-shell'], brew: ['chromium'] },
  },
];

/** livekit-sip is compiled with these. */
const BUILD: readonly Requirement[] = [
  {
    name: 'a C compiler',
    probe: ['cc', '--version'],
    packages: { apt: ['build-essential'], brew: ['gcc'] },
  },
  {
    name: 'pkg-config',
    probe: ['pkg-config', '--version'],
    packages: { apt: ['pkg-config'], brew: ['pkgconf'] },
  },
  library('opus', 'libopus-dev', 'opus'),
  library('opusfile', 'libopusfile-dev', 'opusfile'),
  library('soxr', 'libsoxr-dev', 'libsoxr'),
];

/** Speech models come as Python packages; Python itself runs none of them. */
const MODELS: Requirement = {
  name: 'python3 with pip',
  probe: ['python3', '-c', 'import pip'],
  packages: { apt: ['python3', 'python3-pip'], brew: ['python3'] },
};

/** Of the same name everywhere. */
function named(name: string): Requirement['packages'] {
  return { apt: [name], brew: [name] };
}

function library(name: string, apt: string, brew: string): Requirement {
  return {
    name: `the ${name} library`,
    probe: ['pkg-config', '--exists', name],
    packages: { apt: [apt], brew: [brew] },
  };
}

/** What set-up has still to do, which decides what it needs. */
export interface Work {
  readonly buildsEngines: boolean;
  readonly fetchesModels: boolean;
  /** Bubblewrap is of Linux; elsewhere sandboxes are those of Docker. */
  readonly runsBubblewrap: boolean;
}

export function requirementsOf(work: Work): readonly Requirement[] {
  return [
    REDIS,
    ...(work.runsBubblewrap ? SANDBOX : []),
    ...(work.buildsEngines ? BUILD : []),
    ...(work.fetchesModels ? [MODELS] : []),
  ];
}

/**
 * Installs what is missing with the system's package manager.
 *
 * @throws LocalError with the command to run, where we may not
 */
export async function installPackages(
  requirements: readonly Requirement[],
  report: (progress: string) => void,
): Promise<void> {
  const missing = await findMissing(requirements);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  const manager = await choosePackageManager();
  if (!manager) {
    throw new LocalError(
      `Missing on this machine: ${names}. Install them with its package manager and run the same command again.`,
    );
  }
  const packages = missing.flatMap((requirement) => requirement.packages[manager.kind]);
  const commands = manager.commandsToInstall(packages);
  if (!manager.isAllowed) {
    const shown = commands.map((command) => command.join(' ')).join(' && ');
    throw new LocalError(
      `Missing on this machine: ${names}. Run this, then the same command again:\n  ${shown}`,
    );
  }
  report(`installing ${packages.join(' ')}`);
  for (const command of commands) await run(command);
  const still = await findMissing(missing);
  if (still.length > 0) {
    throw new LocalError(
      `Still missing after its package was installed: ${still.map(({ name }) => name).join(', ')}. Is the PATH complete?`,
    );
  }
}

async function findMissing(requirements: readonly Requirement[]): Promise<Requirement[]> {
  const found = await Promise.all(
    requirements.map(async ({ probe: [command, ...args] }) => {
      const { exitCode } = await execa(command, args, { reject: false });
      return exitCode === 0;
    }),
  );
  return requirements.filter((_, index) => !found[index]);
}

async function run([command = '', ...args]: readonly string[]): Promise<void> {
  const { exitCode, all } = await execa(command, args, {
    reject: false,
    all: true,
    stdin: 'ignore',
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (exitCode === 0) return;
  throw new LocalError(
    `${[command, ...args].join(' ')} failed:\n${lastLines(all)}\nRun it by hand to see why, then the same command again.`,
  );
}
