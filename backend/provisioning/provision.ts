import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../db/client.ts';
import { underLock } from '../../db/lock.ts';
import { listNumbers, type NumberRow, replaceNumbers } from '../../db/queries/numbers.ts';
import { listAgents } from '../agents/list.ts';
import { apply } from './apply.ts';
import { ProvisioningError } from './error.ts';
import { type Present, plan } from './plan.ts';
import { hasForeignDefault, refusalRoute, routesOf } from './routes.ts';
import type { Sip } from './sip.ts';
import type { Trunk } from './trunk-file.ts';
import { reasonOf } from './wording.ts';

/**
 * Makes LiveKit and the table of numbers say what `sip-trunk.json` says. Only what differs is
 * changed, so that it can be done at any time and any number of times; several processes take turns.
 *
 * @param secret - the API secret of LiveKit; with it, numbers that nobody owns are refused at once
 * @returns what was done, a line for each change
 * @throws ProvisioningError before anything is changed when the file does not fit the agents or
 *   what else is in LiveKit; also when LiveKit does not answer or refuses a change
 */
export function provision(
  database: Database,
  sip: Sip,
  trunks: Trunk[],
  secret?: string,
): Promise<string[]> {
  return underLock(database, 'provision', async (transaction) => {
    const routes = routesOf(trunks, await listAgents(transaction));
    const present = await listPresent(sip);
    const refuses = secret !== undefined && !hasForeignDefault(present.trunks);
    const changes = plan(refuses ? [...routes, refusalRoute(secret)] : routes, present);
    const done = await apply(changes, sip);
    return [...done, ...(await assignNumbers(transaction, trunks))];
  });
}

async function listPresent(sip: Sip): Promise<Present> {
  try {
    const [trunks, rules] = await Promise.all([sip.listTrunks(), sip.listRules()]);
    return { trunks, rules };
  } catch (error) {
    throw new ProvisioningError(
      `LiveKit does not tell its trunks: ${reasonOf(error)}. Check LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.`,
    );
  }
}

async function assignNumbers(transaction: Database, trunks: Trunk[]): Promise<string[]> {
  const wanted = trunks.flatMap((trunk) =>
    trunk.numbers.map((entry): NumberRow => ({ ...entry, trunk: trunk.name })),
  );
  const present = await listNumbers(transaction);
  const byNumber = (rows: NumberRow[]) => new Map(rows.map((row) => [row.number, row]));
  if (isDeepStrictEqual(byNumber(wanted), byNumber(present))) return [];
  await replaceNumbers(transaction, wanted);
  return [`assigned the numbers to their agents, ${wanted.length} in all`];
}
