import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sipTrunkFile } from '../../backend/contract/sip-trunk.ts';
import { LocalError } from '../errors.ts';

export interface NumberOfAgent {
  readonly number: string;
  readonly agent: string;
}

/**
 * The numbers that a file like `sip-trunk.json` has, and the agents that answer them.
 *
 * @throws LocalError when the file cannot be read or is not as it should be
 */
export function readNumbers(file: string): NumberOfAgent[] {
  try {
    const { trunks } = sipTrunkFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return trunks.flatMap(({ numbers }) => numbers);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new LocalError(
      `${file} does not tell which numbers to answer. Mend it, or name another in SIP_TRUNK_FILE.\n${reason}`,
    );
  }
}
