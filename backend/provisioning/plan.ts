import { isDeepStrictEqual } from 'node:util';
import { ProvisioningError } from './error.ts';
import { normalNumber } from './normal-number.ts';
import { isOurs, type Route } from './routes.ts';
import type { SipRule, SipTrunk, TrunkSettings } from './sip.ts';
import { listed } from './wording.ts';

/** One change at LiveKit. A rule without a trunk id is for the trunk created under its name. */
export type Change =
  | { do: 'create trunk'; trunk: TrunkSettings }
  | { do: 'update trunk'; id: string; trunk: TrunkSettings }
  | { do: 'delete trunk'; id: string; name: string }
  | { do: 'create rule'; rule: NonNullable<Route['rule']>; trunkId: string | undefined }
  | { do: 'update rule'; id: string; rule: NonNullable<Route['rule']>; trunkId: string | undefined }
  | { do: 'delete rule'; id: string; name: string };

/** What is in LiveKit, made by us or by others. */
export interface Present {
  trunks: SipTrunk[];
  rules: SipRule[];
}

/**
 * The changes that turn what is into what should be, in an order that LiveKit accepts: it refuses
 * two trunks with one number. A number that moves is released just before its new trunk takes it.
 *
 * @throws ProvisioningError when a trunk that others made has one of our numbers
 */
export function plan(routes: Route[], present: Present): Change[] {
  refuseForeignOwners(routes, present.trunks);
  const changes: Change[] = [];
  // Our trunks as they are once the changes so far are made.
  const trunks = new Map(present.trunks.filter(isOurs).map((trunk) => [trunk.id, trunk]));
  const rules = new Map(present.rules.filter(isOurs).map((rule) => [rule.id, rule]));
  const kept = new Set<string>();

  for (const { trunk, rule } of routes) {
    const oldTrunk = [...trunks.values()].find(({ name }) => name === trunk.name);
    changes.push(...release(trunk.numbers, trunks, oldTrunk?.id));
    if (oldTrunk === undefined) changes.push({ do: 'create trunk', trunk });
    else {
      kept.add(oldTrunk.id);
      trunks.set(oldTrunk.id, { ...trunk, id: oldTrunk.id });
      if (!sameTrunk(oldTrunk, trunk)) {
        changes.push({ do: 'update trunk', id: oldTrunk.id, trunk });
      }
    }

    if (rule === null) continue;
    const trunkId = oldTrunk?.id;
    const oldRule = [...rules.values()].find(({ name }) => name === rule.name);
    if (oldRule === undefined) changes.push({ do: 'create rule', rule, trunkId });
    else {
      kept.add(oldRule.id);
      const wanted = { ...rule, id: oldRule.id, trunkIds: [trunkId] };
      if (!isDeepStrictEqual(oldRule, wanted)) {
        changes.push({ do: 'update rule', id: oldRule.id, rule, trunkId });
      }
    }
  }

  for (const { id, name } of trunks.values()) {
    if (!kept.has(id)) changes.push({ do: 'delete trunk', id, name });
  }
  for (const { id, name } of rules.values()) {
    if (!kept.has(id)) changes.push({ do: 'delete rule', id, name });
  }
  return changes;
}

/** Takes numbers from our trunks but their new owner. A trunk left without any would match all calls. */
function release(
  released: string[],
  trunks: Map<string, SipTrunk>,
  newOwner: string | undefined,
): Change[] {
  const claimed = new Set(released);
  const changes: Change[] = [];
  for (const { id, ...trunk } of trunks.values()) {
    const numbers = trunk.numbers.filter((number) => !claimed.has(number));
    if (id === newOwner || numbers.length === trunk.numbers.length) continue;
    if (numbers.length === 0) {
      trunks.delete(id);
      changes.push({ do: 'delete trunk', id, name: trunk.name });
    } else {
      trunks.set(id, { ...trunk, id, numbers });
      changes.push({ do: 'update trunk', id, trunk: { ...trunk, numbers } });
    }
  }
  return changes;
}

/** Whether a trunk has these settings; the order of its numbers and addresses says nothing. */
export function sameTrunk({ id: _, ...old }: SipTrunk, wanted: TrunkSettings): boolean {
  const sorted = (trunk: TrunkSettings) => ({
    ...trunk,
    numbers: trunk.numbers.toSorted(),
    allowedAddresses: trunk.allowedAddresses.toSorted(),
  });
  return isDeepStrictEqual(sorted(old), sorted(wanted));
}

function refuseForeignOwners(routes: Route[], trunks: SipTrunk[]): void {
  const ours = new Set(routes.flatMap((route) => route.trunk.numbers));
  const taken = trunks
    .filter((trunk) => !isOurs(trunk))
    .map(({ id, name, numbers }) => ({
      trunk: `"${name}" (${id})`,
      numbers: numbers.filter((number) => ours.has(normalNumber(number))),
    }))
    .filter(({ numbers }) => numbers.length > 0)
    .map(({ trunk, numbers }) => `${listed(numbers)} by ${trunk}`);
  if (taken.length === 0) return;
  throw new ProvisioningError(
    `LiveKit has trunks that Switchboard did not make and that hold its numbers: ${taken.join('; ')}. ` +
      'Remove the numbers there, or from the trunk file or the page.',
  );
}
