import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeCommands } from '../testing/commands.ts';
import { installPackages, requirementsOf, type Work } from './packages.ts';

const NO_WORK: Work = { buildsEngines: false, fetchesModels: false, runsBubblewrap: false };
const REDIS_ONLY = requirementsOf(NO_WORK);
const install = () => installPackages(REDIS_ONLY, () => {});
/** Notes its arguments; an install brings redis-server. */
const APT_GET = `
  echo "apt-get $*" >> $FOLDER/ran
  case $1 in install) printf '#!/bin/sh\\n' > $FOLDER/redis-server; chmod +x $FOLDER/redis-server;; esac
`;

afterEach(() => vi.restoreAllMocks());
const beUser = (uid: number) => vi.spyOn(process, 'getuid').mockReturnValue(uid);

describe('installPackages', () => {
  it('runs no package manager when everything is there', async () => {
    const commands = fakeCommands();
    commands.add('redis-server', 'exit 0');
    commands.add('apt-get', 'touch $FOLDER/ran');
    await install();
    expect(() => commands.read('ran')).toThrow('ENOENT');
  });

  it('installs what is missing as root', async () => {
    beUser(0);
    const commands = fakeCommands();
    commands.add('apt-get', APT_GET);
    await install();
    expect(commands.read('ran').trim().split('\n').slice(-2)).toEqual([
      'apt-get update',
      'apt-get install --yes --no-install-recommends redis-server',
    ]);
  });

  it('prints the command to run where it may not install', async () => {
    beUser(1000);
    const commands = fakeCommands();
    commands.add('apt-get', APT_GET);
    commands.add('sudo', 'exit 1');
    await expect(install()).rejects.toThrow(
      'Missing on this machine: redis-server. Run this, then the same command again:\n' +
        '  sudo apt-get update && sudo apt-get install --yes --no-install-recommends redis-server',
    );
  });

  it('names what is missing where it knows no package manager', async () => {
    fakeCommands();
    await expect(install()).rejects.toThrow(
      'Missing on this machine: redis-server. Install them with its package manager',
    );
  });

  it('shows why an installation failed', async () => {
    beUser(0);
    const commands = fakeCommands();
    commands.add('apt-get', 'test $1 = --version && exit 0; echo "E: no network"; exit 100');
    await expect(install()).rejects.toThrow(/^apt-get update failed:\nE: no network\n/);
  });
});

it('asks for no more than what is to be done needs', () => {
  const namesOf = (work: Partial<Work>) =>
    requirementsOf({ ...NO_WORK, ...work }).map(({ name }) => name);
  expect(namesOf({})).toEqual(['redis-server']);
  expect(namesOf({ buildsEngines: true })).toContain('a C compiler');
  expect(namesOf({ buildsEngines: true })).not.toContain('python3 with pip');
  expect(namesOf({ fetchesModels: true })).toEqual(['redis-server', 'python3 with pip']);
  const sandbox = ['bubblewrap', 'socat', 'ripgrep', 'python3', 'chromium'];
  expect(namesOf({ runsBubblewrap: true })).toEqual(['redis-server', ...sandbox]);
});
