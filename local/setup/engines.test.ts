import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLocalConfig } from '../config.ts';
import { fakeCommands } from '../testing/commands.ts';
import { areEnginesBuilt, chooseEngineSource, prepareEngines } from './engines.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engines-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const config = () => loadLocalConfig({ CACHE_DIR: join(folder, 'cache'), DATA_DIR: folder });
/** Two packages to compile; `install` makes the two programs. */
const GO = `
  case $1 in
    list) echo 'go: downloading example.com/module v1.0.0' >&2; printf 'a\\nb\\n';;
    install) mkdir -p $GOBIN; printf 'a\\nb\\n' >&2; touch $GOBIN/server $GOBIN/livekit-sip;;
  esac
`;

describe('engines built by Go', () => {
  it('are built once, with progress in packages', async () => {
    const commands = fakeCommands();
    commands.add('go', GO);
    const progress: string[] = [];
    expect(areEnginesBuilt(config().cacheDir)).toBe(false);
    const { livekit, sip } = await prepareEngines('go', config(), (line) => progress.push(line));
    expect(progress).toEqual([
      'fetching modules: example.com/module',
      expect.stringMatching(/^compiling 1 of 2 packages, \d+ s: a$/),
      expect.stringMatching(/^compiling 2 of 2 packages, \d+ s: b$/),
    ]);
    expect(livekit('/run/livekit.yaml', []).args).toEqual(['--config', '/run/livekit.yaml']);
    expect([livekit, sip].map((engine) => existsSync(engine('', []).command))).toEqual([
      true,
      true,
    ]);

    commands.add('go', 'echo must not run >&2; exit 1');
    expect(areEnginesBuilt(config().cacheDir)).toBe(true);
    await prepareEngines('go', config(), () => {});
  });

  it('leave nothing half-made when the build fails, and show why it did', async () => {
    fakeCommands().add('go', `${GO} test $1 = list || { echo 'no space left' >&2; exit 1; }`);
    await expect(prepareEngines('go', config(), () => {})).rejects.toThrow(
      /^go install failed for livekit-server and livekit-sip:\na\nb\nno space left\n/,
    );
    expect(readdirSync(join(config().cacheDir, 'engines'))).toEqual([]);
  });
});

describe('engines from Docker', () => {
  it('run on the host network, with settings mounted and no secret on the command line', async () => {
    fakeCommands().add('docker', 'exit 0');
    const { livekit, sip } = await prepareEngines('docker', config(), () => {});
    const { command, args } = livekit('/run/livekit.yaml', ['LIVEKIT_KEYS']);
    expect([command, ...args].join(' ')).toMatch(
      /^docker run --rm --name switchboard-[0-9a-f]{8}-livekit-server --network host --volume \/run\/livekit\.yaml:(\S+):ro --env LIVEKIT_KEYS livekit\/livekit-server:v[\d.]+ --config \1$/,
    );
    expect(sip('/run/sip.yaml', []).args.join(' ')).toMatch(
      /--volume \/run\/sip\.yaml:\/sip\/config\.yaml:ro livekit\/sip:v[\d.]+$/,
    );
  });

  it('say what to do when an image cannot be had', async () => {
    fakeCommands().add('docker', 'echo "no such host" >&2; exit 1');
    await expect(prepareEngines('docker', config(), () => {})).rejects.toThrow(
      /docker pull \S+ failed:\nno such host\n.*ENGINES=go/,
    );
  });
});

it('engines from the PATH must be there', async () => {
  fakeCommands().add('livekit-server', 'exit 0');
  await expect(prepareEngines('path', config(), () => {})).rejects.toThrow(
    'ENGINES is path, and livekit-sip is not on the PATH.',
  );
});

describe.runIf(process.platform === 'linux')('chooseEngineSource', () => {
  it('takes Docker when an engine answers', async () => {
    fakeCommands().add('docker', 'exit 0');
    expect(await chooseEngineSource({ engines: 'auto' })).toBe('docker');
  });

  it('takes Go when Docker is installed but does not run, or is not installed', async () => {
    const commands = fakeCommands();
    expect(await chooseEngineSource({ engines: 'auto' })).toBe('go');
    commands.add('docker', 'exit 1');
    expect(await chooseEngineSource({ engines: 'auto' })).toBe('go');
  });

  it('does as it is told', async () => {
    fakeCommands().add('docker', 'exit 0');
    expect(await chooseEngineSource({ engines: 'go' })).toBe('go');
  });
});
