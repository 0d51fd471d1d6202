import { isDeepStrictEqual } from 'node:util';
import { normalNumber } from './normal-number.ts';
import { type Present, sameTrunk } from './plan.ts';
import { isOurs, type Route } from './routes.ts';
import type { SipRule, SipTrunk } from './sip.ts';

/** The trunks that have each number in LiveKit, whoever made them. */
export function holdersOfNumbers(trunks: SipTrunk[]): Map<string, SipTrunk[]> {
  const holders = new Map<string, SipTrunk[]>();
  for (const trunk of trunks) {
    for (const number of trunk.numbers.map(normalNumber)) {
      holders.set(number, [...(holders.get(number) ?? []), trunk]);
    }
  }
  return holders;
}

/** The numbers whose calls LiveKit routes as wanted. */
export function readyNumbers(routes: Route[], present: Present): Set<string> {
  const holders = holdersOfNumbers(present.trunks);
  const ready = new Set<string>();
  for (const route of routes) {
    const trunk = present.trunks.find((one) => isInPlace(route, one, present.rules));
    if (trunk === undefined) continue;
    for (const number of route.trunk.numbers) {
      const held = holders.get(number) ?? [];
      if (held.length === 1 && held[0] === trunk) ready.add(number);
    }
  }
  return ready;
}

/** Whether this trunk is the route's, with the settings and the one rule it should have. */
function isInPlace({ trunk, rule }: Route, found: SipTrunk, rules: SipRule[]): boolean {
  if (found.name !== trunk.name || !isOurs(found)) return false;
  // A number more or less on it changes nothing for the others.
  if (!sameTrunk({ ...found, numbers: [] }, { ...trunk, numbers: [] })) return false;
  const [only, ...others] = rules.filter(({ trunkIds }) => trunkIds.includes(found.id));
  if (only === undefined || others.length > 0) return false;
  return isDeepStrictEqual(only, { ...rule, id: only.id, trunkIds: [found.id] });
}
