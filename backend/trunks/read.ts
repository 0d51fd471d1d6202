import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { TrunkView, trunkWithSettings } from '../contract/trunks.ts';
import { ServiceError } from '../errors.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';
import { carrierSettings } from './carrier-settings.ts';
import { listTrunks } from './list.ts';

type Needs = Pick<ProvisioningServices, 'readTrunkFile' | 'addresses' | 'sipSettings'>;

/**
 * A trunk with what to enter at its carrier.
 *
 * @throws ServiceError `not_found`
 */
export async function readTrunk(
  database: Database,
  needs: Needs,
  name: string,
): Promise<z.infer<typeof trunkWithSettings>> {
  const { trunks } = await listTrunks(database, needs);
  const trunk = trunks.find((one) => one.name === name);
  if (trunk === undefined) throw new ServiceError('not_found', `There is no trunk "${name}".`);
  return withSettings(trunk, needs);
}

/** Adds what to enter at its carrier to a trunk. */
export async function withSettings(
  trunk: TrunkView,
  { addresses, sipSettings }: Pick<Needs, 'addresses' | 'sipSettings'>,
): Promise<z.infer<typeof trunkWithSettings>> {
  return { ...trunk, atCarrier: carrierSettings(trunk, addresses, await sipSettings()) };
}
