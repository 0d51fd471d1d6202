import { fileURLToPath } from 'node:url';
import { asOrdinaryUser } from '../../setup/ordinary-user.ts';
import type { StackContext } from '../context.ts';
import type { Part } from '../part.ts';
import { postgresAnswers } from '../probes.ts';

const PROGRAM = fileURLToPath(new URL('../run-postgres.ts', import.meta.url));

/** The database, in DATA_DIR. With a DATABASE_URL of one's own it is not part of the stack. */
export function postgres({ config, inherited, shared }: StackContext): Part {
  const { DATABASE_URL } = shared;
  return {
    name: 'postgres',
    ...asOrdinaryUser({ command: process.execPath, args: [PROGRAM, config.dataDir] }),
    env: { ...inherited, DATABASE_URL },
    needs: [],
    checkReady: () => postgresAnswers(DATABASE_URL),
    stop: { signal: 'SIGTERM', graceMs: 10_000 },
  };
}
