import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { countNumbersOfTrunks } from '../../db/queries/numbers.ts';
import * as trunks from '../../db/queries/trunks.ts';
import type { listTrunksResponse } from '../contract/trunks.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';
import { type Trunk, TrunkFileError } from '../provisioning/trunk-file.ts';
import { viewFileTrunk, viewStoredTrunk } from './view.ts';

/** All trunks, those of the file first. A mistake in the file does not hide the others. */
export async function listTrunks(
  database: Database,
  { readTrunkFile }: Pick<ProvisioningServices, 'readTrunkFile'>,
): Promise<z.infer<typeof listTrunksResponse>> {
  const [file, stored, counts] = await Promise.all([
    readTrunkFile().catch(onlyTheProblem),
    trunks.listTrunks(database),
    countNumbersOfTrunks(database),
  ]);
  const inFile = file instanceof TrunkFileError ? [] : file;
  const count = ({ name }: { name: string }) => counts.get(name) ?? 0;
  return {
    trunks: [
      ...inFile.map((trunk) => viewFileTrunk(trunk, count(trunk))),
      ...stored.map((row) => viewStoredTrunk(row, count(row))),
    ],
    fileProblem: file instanceof TrunkFileError ? file.message : null,
  };
}

function onlyTheProblem(error: unknown): Trunk[] | TrunkFileError {
  if (error instanceof TrunkFileError) return error;
  throw error;
}
