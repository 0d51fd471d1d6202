import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { parseEnvironment } from '../../backend/contract/environment.ts';
import { sipTrunkFile } from '../../backend/contract/sip-trunk.ts';
import { CallerError } from './errors.ts';

type Environment = Record<string, string | undefined>;

/** Where the test caller finds what it needs. */
export interface CallerSettings {
  readonly cacheDir: string;
  /** host:port of the running stack's SIP server; null when none is known. */
  readonly sipAddress: string | null;
  readonly sipTrunkFile: string;
  readonly deepgram: { readonly apiKey: string; readonly baseUrl: string };
}

/**
 * Reads the environment, and what it leaves open from `stack.env`, which a running stack
 * keeps in DATA_DIR.
 *
 * @throws EnvironmentError naming every variable that does not fit
 */
export async function loadSettings(environment: Environment): Promise<CallerSettings> {
  const stackEnv = join(environment.DATA_DIR || './data', 'stack.env');
  const running = parseEnv(await readFile(stackEnv, 'utf8').catch(missingIsEmpty));
  const settings = parseEnvironment(
    {
      CACHE_DIR: z.string().default('./.cache'),
      SIP_ADDRESS: z.string().optional(),
      SIP_TRUNK_FILE: z.string().default('./sip-trunk.json'),
      DEEPGRAM_API_KEY: z.string().default(''),
      DEEPGRAM_BASE_URL: z
        .url('a URL such as https://api.deepgram.com')
        .default('https://api.deepgram.com'),
    },
    { ...running, ...environment },
  );
  return {
    cacheDir: settings.CACHE_DIR,
    sipAddress: settings.SIP_ADDRESS ?? null,
    sipTrunkFile: settings.SIP_TRUNK_FILE,
    deepgram: { apiKey: settings.DEEPGRAM_API_KEY, baseUrl: settings.DEEPGRAM_BASE_URL },
  };
}

/**
 * The first number of a file like `sip-trunk.json`.
 *
 * @throws CallerError when the file does not tell one
 */
export async function firstNumber(trunkFile: string): Promise<string> {
  try {
    const { trunks } = sipTrunkFile.parse(JSON.parse(await readFile(trunkFile, 'utf8')));
    const [first] = trunks.flatMap(({ numbers }) => numbers);
    if (first === undefined) throw new Error('it has no trunk');
    return first.number;
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new CallerError(
      'settings',
      `${trunkFile} does not tell which number to call: ${reason}. Mend it, or use --number.`,
    );
  }
}

function missingIsEmpty(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
