import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { z } from 'zod';
import { EnvironmentError, parseEnvironment, port } from '../../backend/contract/environment.ts';
import { loadRecogniser } from './recogniser.ts';
import { startServer } from './server.ts';
import { loadSynthesiser } from './synthesiser.ts';

const settings = {
  SPEECH_HOST: z.string().default('127.0.0.1'),
  SPEECH_PORT: port.default(8090),
  MODELS_DIR: z.string('the folder of the speech models, such as .cache/models'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error'], 'a log level').default('info'),
};

const fail = (problem: string): never => {
  console.error(problem);
  process.exit(1);
};

function readSettings() {
  try {
    return parseEnvironment(settings, process.env);
  } catch (error) {
    if (error instanceof EnvironmentError) return fail(error.message);
    throw error;
  }
}

const { SPEECH_HOST, SPEECH_PORT, MODELS_DIR, LOG_LEVEL } = readSettings();
const log = pino({ name: 'speech', level: LOG_LEVEL });
// The engine would end the process without a word that helps.
if (!existsSync(join(MODELS_DIR, 'versions.json'))) {
  fail(`There are no speech models in ${MODELS_DIR}; fetch them with: npm run setup`);
}

const startedAt = performance.now();
const [recogniser, synthesiser] = await Promise.all([
  loadRecogniser(MODELS_DIR),
  loadSynthesiser(MODELS_DIR),
]);
const address = { host: SPEECH_HOST, port: SPEECH_PORT };
const server = await startServer({ recogniser, synthesiser }, address, log).catch((error: Error) =>
  fail(`The speech server cannot listen: ${error.message}. Set SPEECH_PORT to a free port.`),
);
const loadMs = Math.round(performance.now() - startedAt);
log.info({ ...address, loadMs }, 'speech server ready');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await server.close();
    process.exit(0);
  });
}
