import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../db/client.ts';
import { underLock } from '../../db/lock.ts';
import { listNumbers, type NumberOwner, replaceNumbers } from '../../db/queries/numbers.ts';
import { listSettings } from '../agents/list.ts';
import { apply } from './apply.ts';
import { desiredTrunks } from './desired.ts';
import { ProvisioningError } from './error.ts';
import { type Change, type Present, plan } from './plan.ts';
import { hasForeignDefault, type Route, refusalRoute, routesOf } from './routes.ts';
import type { Sip } from './sip.ts';
import type { Trunk } from './trunk-file.ts';
import { reasonOf } from './wording.ts';

export interface ProvisioningNeeds {
  sip: Sip;
  /** What `sip-trunk.json` says. */
  fileTrunks: Trunk[];
  /** Opens the passwords of trunks that are not in the file; null when the installation has none. */
  credentialsKey: Buffer | null;
  /** The API secret of LiveKit; with it, numbers that nobody owns are refused at once. */
  secret?: string;
}

/**
 * Makes LiveKit and the table of numbers say what `sip-trunk.json` and the trunks and numbers kept
 * besides it say. Only what differs is changed, so that it can be done at any time and any number
 * of times; several processes take turns.
 *
 * @returns what was done, a line for each change
 * @throws ProvisioningError before anything is changed when what is wanted does not fit the agents
 *   or what else is in LiveKit; also when LiveKit does not answer or refuses a change
 */
export function provision(database: Database, needs: ProvisioningNeeds): Promise<string[]> {
  return underLock(database, 'provision', async (transaction) => {
    const done = await apply(await planChanges(transaction, needs), needs.sip);
    return [...done, ...(await assignNumbers(transaction, needs.fileTrunks))];
  });
}

/**
 * What `provision` would change at LiveKit.
 *
 * @throws ProvisioningError as `provision`
 */
export async function planChanges(
  database: Database,
  { sip, fileTrunks, credentialsKey, secret }: ProvisioningNeeds,
): Promise<Change[]> {
  const routes = await desiredRoutes(database, fileTrunks, credentialsKey);
  const present = await listPresent(sip);
  const refuses = secret !== undefined && !hasForeignDefault(present.trunks);
  return plan(refuses ? [...routes, refusalRoute(secret)] : routes, present);
}

/** @throws ProvisioningError as `provision` */
export async function desiredRoutes(
  database: Database,
  fileTrunks: Trunk[],
  credentialsKey: Buffer | null,
): Promise<Route[]> {
  const trunks = await desiredTrunks(database, fileTrunks, credentialsKey);
  return routesOf(trunks, await listSettings(database));
}

/** @throws ProvisioningError when LiveKit does not tell */
export async function listPresent(sip: Sip): Promise<Present> {
  try {
    const [trunks, rules] = await Promise.all([sip.listTrunks(), sip.listRules()]);
    return { trunks, rules };
  } catch (error) {
    throw new ProvisioningError(
      `LiveKit does not tell its trunks: ${reasonOf(error)}. Check LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.`,
    );
  }
}

async function assignNumbers(transaction: Database, fileTrunks: Trunk[]): Promise<string[]> {
  const wanted = fileTrunks.flatMap((trunk) =>
    trunk.numbers.map((entry): NumberOwner => ({ ...entry, trunk: trunk.name })),
  );
  const present = (await listNumbers(transaction))
    .filter(({ source }) => source === 'file')
    .map(({ number, agent, trunk }): NumberOwner => ({ number, agent, trunk }));
  const byNumber = (owners: NumberOwner[]) => new Map(owners.map((owner) => [owner.number, owner]));
  if (isDeepStrictEqual(byNumber(wanted), byNumber(present))) return [];
  await replaceNumbers(transaction, wanted);
  return [`assigned the numbers of the file to their agents, ${wanted.length} in all`];
}
