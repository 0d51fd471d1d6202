import type { Database } from '../../../db/client.ts';
import { describe } from '../../provisioning/apply.ts';
import { problemOf } from '../../provisioning/keep-provisioned.ts';
import { readyNumbers } from '../../provisioning/number-states.ts';
import { desiredRoutes, listPresent, planChanges } from '../../provisioning/provision.ts';
import { hasForeignDefault } from '../../provisioning/routes.ts';
import type { ProvisioningServices } from '../../provisioning/services.ts';
import { listed } from '../../provisioning/wording.ts';
import { type Check, type Finding, failed, ok, warning } from '../check.ts';

const PROVISION = 'Run npm run provision, which changes what differs and names what is in the way.';

/** Whether LiveKit routes each number to its agent, with nothing in between. */
export function numbersCheck(database: Database, provisioning: ProvisioningServices): Check {
  return {
    id: 'numbers',
    title: 'Numbers in LiveKit',
    after: ['trunk-file', 'migrations', 'livekit'],
    async look() {
      try {
        return await judge(database, provisioning);
      } catch (error) {
        return failed(problemOf(error), 'each number routed to its agent', PROVISION);
      }
    },
  };
}

async function judge(database: Database, services: ProvisioningServices): Promise<Finding> {
  const { readTrunkFile, ...needs } = services;
  const fileTrunks = await readTrunkFile();
  const routes = await desiredRoutes(database, fileTrunks, needs.credentialsKey);
  const wanted = routes.flatMap(({ trunk }) => trunk.numbers);
  const present = await listPresent(needs.sip);
  const ready = readyNumbers(routes, present);
  const wrong = wanted.filter((number) => !ready.has(number));
  // Throws when a trunk that others made holds one of our numbers.
  const changes = await planChanges(database, { ...needs, fileTrunks });
  if (wrong.length > 0) {
    return failed(
      `not routed as wanted: ${listed(wrong)}`,
      `all ${wanted.length} numbers routed to their agents`,
      PROVISION,
    );
  }
  if (changes.length > 0) {
    return warning(
      `to be changed: ${changes.map(describe).join('; ')}`,
      'nothing to change',
      PROVISION,
    );
  }
  if (wanted.length === 0) {
    return warning('there is no number', 'a number', 'Add one on the page or to the trunk file.');
  }
  if (hasForeignDefault(present.trunks)) {
    return warning(
      `numbers routed as wanted: ${wanted.length}; a trunk that Switchboard did not make takes all others`,
      'calls to numbers that nobody owns refused at once',
      'Delete that trunk in LiveKit (lk sip inbound list), or give it numbers.',
    );
  }
  return ok(`routed as wanted: ${wanted.length}`);
}
