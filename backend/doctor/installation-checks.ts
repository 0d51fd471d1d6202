import { readClock } from '../../db/clock.ts';
import { pendingMigrations } from '../../db/pending-migrations.ts';
import { ping } from '../../db/ping.ts';
import { listSettings } from '../agents/list.ts';
import { livekitCheck } from '../health/livekit.ts';
import { checkWorkers } from '../health/worker.ts';
import { listTrunks } from '../trunks/list.ts';
import { type Check, skipped } from './check.ts';
import { clockCheck } from './checks/clock.ts';
import { databaseCheck } from './checks/database.ts';
import { livekitApiCheck } from './checks/livekit.ts';
import { migrationsCheck } from './checks/migrations.ts';
import { modelsCheck } from './checks/models.ts';
import { numbersCheck } from './checks/numbers.ts';
import { deepgram, openai, providerCheck } from './checks/provider.ts';
import { recordingsCheck } from './checks/recordings.ts';
import { sandboxCheck } from './checks/sandbox.ts';
import { trunkCheck } from './checks/trunk.ts';
import { trunkFileCheck } from './checks/trunk-file.ts';
import { workersCheck } from './checks/workers.ts';
import type { Patient } from './patient.ts';

/** HTTP tells the time in whole seconds. */
const HTTP_CLOCK_MS = 1_000;

/** What everything else stands on. */
export function foundationChecks({ config, database, provisioning }: Patient): Check[] {
  const url = config.livekit.url.replace(/^ws/, 'http');
  return [
    trunkFileCheck(provisioning.readTrunkFile),
    databaseCheck(() => ping(database)),
    migrationsCheck(() => pendingMigrations(database)),
    clockCheck({ id: 'clock:database', title: 'Clock of the database', after: 'database' }, () =>
      readClock(database),
    ),
    livekitApiCheck(config.livekit.url, livekitCheck(config.livekit)),
    clockCheck(
      { id: 'clock:livekit', title: 'Clock of LiveKit', after: 'livekit' },
      async (signal) => {
        const response = await fetch(url, { signal });
        await response.body?.cancel();
        return new Date(response.headers.get('date') ?? Number.NaN);
      },
      { resolutionMs: HTTP_CLOCK_MS },
    ),
  ];
}

/** How calls are routed, and what answering them takes. */
export async function callChecks(patient: Patient, now: () => Date): Promise<Check[]> {
  const { config, database, provisioning } = patient;
  return [
    ...(await trunkChecks(patient)),
    numbersCheck(database, provisioning),
    workersCheck(() => checkWorkers(database, now(), () => true)),
    providerCheck(deepgram(config.deepgram.baseUrl, config.deepgram.apiKey)),
    providerCheck(openai(config.models.baseUrl, config.models.apiKey)),
    modelsCheck({ ...config.models, key: config.models.apiKey, used: () => usedModels(patient) }),
    recordingsCheck(config.recordings),
    sandboxCheck(config.sandbox.driver, patient.probeSandbox),
  ];
}

async function usedModels({ config, database }: Patient): Promise<string[]> {
  const agents = await listSettings(database);
  const names = agents.flatMap(({ models, work }) => [models.llm, models.llmFallback, work.model]);
  return [...names, config.summaries.model].filter((name) => name !== null);
}

async function trunkChecks({ database, provisioning }: Patient): Promise<Check[]> {
  try {
    const { trunks } = await listTrunks(database, provisioning);
    return trunks.map(trunkCheck);
  } catch {
    const look = () => skipped('the trunks cannot be read from the database');
    return [{ id: 'trunks', title: 'Trunks', after: ['migrations'], look }];
  }
}
