import { ProvisioningError } from './error.ts';
import type { Change } from './plan.ts';
import type { Sip } from './sip.ts';
import { listed, reasonOf } from './wording.ts';

/**
 * Makes the changes, one after the other.
 *
 * @returns what was done, a line for each
 * @throws ProvisioningError for a change that LiveKit refuses; those before it stay made, and
 *   provisioning again goes on from there
 */
export async function apply(changes: Change[], sip: Sip): Promise<string[]> {
  const created = new Map<string, string>();
  for (const change of changes) {
    try {
      await make(change, sip, created);
    } catch (error) {
      throw new ProvisioningError(`LiveKit did not ${describe(change)}: ${reasonOf(error)}`);
    }
  }
  return changes.map((change) => describe(change).replace(/^(create|update|delete)/, '$1d'));
}

/** @param created - the ids of the trunks created so far, by name */
async function make(change: Change, sip: Sip, created: Map<string, string>): Promise<void> {
  switch (change.do) {
    case 'create trunk': {
      const { id, name } = await sip.createTrunk(change.trunk);
      created.set(name, id);
      return;
    }
    case 'update trunk':
      return sip.updateTrunk(change.id, change.trunk);
    case 'delete trunk':
      return sip.deleteTrunk(change.id);
    case 'create rule':
      return sip.createRule({ ...change.rule, trunkIds: trunkIds(change, created) });
    case 'update rule':
      return sip.updateRule(change.id, { ...change.rule, trunkIds: trunkIds(change, created) });
    case 'delete rule':
      return sip.deleteRule(change.id);
  }
}

function trunkIds(
  { rule, trunkId }: Extract<Change, { rule: unknown }>,
  created: Map<string, string>,
): string[] {
  const id = trunkId ?? created.get(rule.name);
  if (id === undefined) throw new Error(`there is no trunk for the rule ${rule.name}`);
  return [id];
}

/** One change in words: `create rule switchboard/local/reception`. */
export function describe(change: Change): string {
  switch (change.do) {
    case 'create trunk':
    case 'update trunk':
      return `${change.do} ${change.trunk.name} (${listed(change.trunk.numbers) || 'all other numbers'})`;
    case 'create rule':
    case 'update rule':
      return `${change.do} ${change.rule.name}`;
    case 'delete trunk':
    case 'delete rule':
      return `${change.do} ${change.name}`;
  }
}
