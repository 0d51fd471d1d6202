import { execa } from 'execa';

export type PackageManager = 'apt' | 'brew';

export interface Installer {
  readonly kind: PackageManager;
  /** Whether we may install without asking for a password. */
  readonly isAllowed: boolean;
  commandsToInstall(packages: readonly string[]): readonly (readonly string[])[];
}

/** The system's package manager; undefined where it is none that we know. */
export async function choosePackageManager(): Promise<Installer | undefined> {
  if (await works('apt-get', '--version')) {
    const isRoot = process.getuid?.() === 0;
    const sudo = isRoot ? [] : ['sudo'];
    return {
      kind: 'apt',
      isAllowed: isRoot || (await works('sudo', '--non-interactive', 'true')),
      commandsToInstall: (packages) => [
        [...sudo, 'apt-get', 'update'],
        [...sudo, 'apt-get', 'install', '--yes', '--no-install-recommends', ...packages],
      ],
    };
  }
  if (await works('brew', '--version')) {
    return {
      kind: 'brew',
      isAllowed: true,
      commandsToInstall: (packages) => [['brew', 'install', ...packages]],
    };
  }
  return undefined;
}

async function works(command: string, ...args: string[]): Promise<boolean> {
  const { exitCode } = await execa(command, args, { reject: false });
  return exitCode === 0;
}
