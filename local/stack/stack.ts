import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalConfig } from '../config.ts';
import type { Engines } from '../setup/engines.ts';
import { writeEngineSettings } from './engine-settings.ts';
import { shopAddress, stackEnvironment, usesSpeech, withoutSecrets } from './environment.ts';
import type { Guard } from './guard.ts';
import { createParts } from './parts/index.ts';
import { describe } from './report.ts';
import { addSampleAgents } from './sample-agents.ts';
import { loadSecrets } from './secrets.ts';
import { onStopSignals } from './stop-signals.ts';
import { Supervisor } from './supervisor.ts';

const ENVIRONMENT_FILE = 'stack.env';

/** Removes what a stack that was killed has left: it would tell of one that runs. */
export function forgetLastRun(dataDir: string): void {
  for (const left of ['run', ENVIRONMENT_FILE]) {
    rmSync(join(dataDir, left), { recursive: true, force: true });
  }
}

/**
 * Runs the stack until it is asked to stop, and leaves nothing behind.
 *
 * @param onReady - called once, when all parts are ready
 * @throws PartFailed when a part could not be kept running
 */
export async function runStack(
  config: LocalConfig,
  engines: Engines,
  guard: Guard,
  onReady: (backend: { url: string; serviceToken: string }) => Promise<void>,
): Promise<void> {
  const runFolder = join(config.dataDir, 'run');
  const environmentFile = join(config.dataDir, ENVIRONMENT_FILE);
  const shared = stackEnvironment(config, loadSecrets(config));
  const shop = shopAddress(config);
  addSampleAgents(config.dataDir, shop);
  const parts = createParts({
    config,
    engines,
    settingsFiles: writeEngineSettings(config, runFolder),
    runFolder,
    environment: process.env,
    inherited: withoutSecrets(process.env),
    shared,
    usesSpeech: usesSpeech(config),
    shopAddress: shop,
  });
  const supervisor = new Supervisor(parts, {
    logFolder: join(config.dataDir, 'logs'),
    guard,
    onEvent: (part, event) => console.log(describe(part, event)),
  });
  const stopped = Promise.withResolvers<void>();
  onStopSignals(
    () => {
      console.log('\nStopping: calls in progress may end. Ctrl-C again stops at once.');
      stopped.resolve();
    },
    () => supervisor.kill(),
  );

  const startedAt = performance.now();
  const serve = async () => {
    await supervisor.start();
    console.log(`\nReady after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.`);
    writeFileSync(environmentFile, toEnvFile(shared), { mode: 0o600 });
    await onReady({ url: shared.BACKEND_URL, serviceToken: shared.SERVICE_TOKEN });
    await supervisor.failure;
  };
  try {
    await Promise.race([serve(), stopped.promise]);
  } finally {
    rmSync(environmentFile, { force: true });
    await supervisor.stop();
  }
}

/** Quoted, so that both `node --env-file` and a shell's `.` read the same. */
function toEnvFile(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
}
