import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { listNumbersPage, type NumberRow } from '../../db/queries/numbers.ts';
import type {
  ListedNumber,
  listNumbersQuery,
  listNumbersResponse,
  ownedNumber,
} from '../contract/numbers.ts';
import { readyNumbers } from '../provisioning/number-states.ts';
import { desiredRoutes, listPresent } from '../provisioning/provision.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';

/** One page of the numbers that are answered here, with what LiveKit makes of each. */
export async function listNumbers(
  database: Database,
  provisioning: ProvisioningServices,
  { limit, cursor, ...filter }: z.infer<typeof listNumbersQuery>,
): Promise<z.infer<typeof listNumbersResponse>> {
  const [rows, ready] = await Promise.all([
    // One more than asked for tells whether there is a next page.
    listNumbersPage(database, { ...filter, after: cursor }, limit + 1),
    findReady(database, provisioning),
  ]);
  const page = rows.slice(0, limit).map((row): ListedNumber => {
    const state = ready?.has(row.number) ? 'ready' : 'differs';
    return { ...toNumber(row), state: ready === null ? 'unknown' : state };
  });
  const last = page.at(-1);
  return { numbers: page, nextCursor: rows.length > limit && last ? last.number : null };
}

/** A number as the contract has it. */
export function toNumber({ number, agent, trunk, source }: NumberRow): z.infer<typeof ownedNumber> {
  return { number, agent, trunk, source: source === 'file' ? 'file' : 'api' };
}

/** Null: it cannot be told now; provisioning says why. */
async function findReady(
  database: Database,
  { sip, readTrunkFile, credentialsKey }: ProvisioningServices,
): Promise<Set<string> | null> {
  try {
    const routes = await desiredRoutes(database, await readTrunkFile(), credentialsKey);
    return readyNumbers(routes, await listPresent(sip));
  } catch {
    return null;
  }
}
