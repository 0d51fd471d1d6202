import { Listr, type ListrTask, PRESET_TIMER } from 'listr2';
import { buildCaller } from '../caller/build.ts';
import type { LocalConfig } from '../config.ts';
import { buildDashboard } from './dashboard.ts';
import { checkDiskSpace } from './disk.ts';
import {
  areEnginesBuilt,
  chooseEngineSource,
  type EngineSource,
  type Engines,
  prepareEngines,
} from './engines.ts';
import { checkGo } from './go.ts';
import { areModelsFetched, fetchModels } from './models.ts';
import { installPackages, requirementsOf } from './packages.ts';

/** In a log, progress is a new line each time: seldom enough to be read. */
const LOG_PROGRESS_EVERY_MS = 20_000;

type Work = (report: (progress: string) => void) => Promise<void>;

const ENGINES_FROM: Record<EngineSource, string> = {
  docker: 'from Docker',
  go: 'built by Go',
  path: 'from the PATH',
};

/**
 * Brings everything that the stack and the tests need and npm does not install. What is there
 * already takes no time.
 *
 * @param usesSpeech - whether the offline speech models are needed
 * @throws LocalError when something cannot be had
 */
export async function setUp(config: LocalConfig, usesSpeech: boolean): Promise<Engines> {
  const source = await chooseEngineSource(config);
  const work = {
    buildsEngines: source === 'go' && !areEnginesBuilt(config.cacheDir),
    fetchesModels: usesSpeech && !areModelsFetched(config.cacheDir),
    runsBubblewrap: process.platform === 'linux',
  };
  if (work.buildsEngines || work.fetchesModels) await checkDiskSpace(config.cacheDir);
  if (work.buildsEngines) await checkGo();

  const ready: { engines?: Engines } = {};
  await run([step('System packages', (report) => installPackages(requirementsOf(work), report))]);
  await run([
    step(`livekit-server and livekit-sip, ${ENGINES_FROM[source]}`, async (report) => {
      ready.engines = await prepareEngines(source, config, report);
    }),
    ...(usesSpeech
      ? [step('Speech models', (report) => fetchModels({ cacheDir: config.cacheDir, report }))]
      : []),
    step("Operator's page", (report) => buildDashboard(process.cwd(), report)),
    step('Test caller', async (report) => {
      await buildCaller(config.cacheDir, () => report('compiling'));
    }),
  ]);
  if (!ready.engines) throw new Error('no engines after a set-up without error');
  return ready.engines;
}

/** Side by side: in a terminal as a list that is kept up to date, elsewhere a line for each. */
async function run(steps: ListrTask[]): Promise<void> {
  await new Listr(steps, {
    concurrent: true,
    // Ctrl-C ends the set-up as it ends any command.
    registerSignalListeners: false,
    renderer: process.stdout.isTTY ? 'default' : 'silent',
    rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false },
  }).run();
}

function step(title: string, work: Work): ListrTask {
  return {
    title,
    task: async (_, shown) => {
      if (process.stdout.isTTY) {
        await work((progress) => {
          shown.output = progress;
        });
      } else {
        await workInLog(title, work);
      }
    },
  };
}

async function workInLog(title: string, work: Work): Promise<void> {
  const startedAt = Date.now();
  let reportedAt = 0;
  await work((progress) => {
    if (Date.now() - reportedAt < LOG_PROGRESS_EVERY_MS) return;
    reportedAt = Date.now();
    console.log(`${title}: ${progress}`);
  });
  console.log(`${title}: ready, ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
}
