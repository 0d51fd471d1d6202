import ipaddr from 'ipaddr.js';
import type { TrunkView } from '../../contract/trunks.ts';
import { type Check, ok, skipped, warning } from '../check.ts';

/** Nobody from the internet calls from there. */
const INTERNAL = ['private', 'uniqueLocal', 'linkLocal', 'loopback'];
/** A range this wide holds many more than one carrier. */
const WIDEST_PREFIX = { ipv4: 16, ipv6: 32 };

/** Who may send calls over a trunk. */
export function trunkCheck(trunk: TrunkView): Check {
  return {
    id: `trunk:${trunk.name}`,
    title: `Trunk ${trunk.name}`,
    look() {
      const { allowedAddresses, username, numbers } = trunk;
      if (numbers === 0) return skipped('has no number, so that it is not in LiveKit');
      if (allowedAddresses.length === 0 && username === null) {
        return warning(
          'takes calls from anyone who finds the port',
          'the carrier’s addresses, or a user and a password',
          'Add the signalling addresses of the carrier to the trunk.',
        );
      }
      const wide = allowedAddresses.filter(isWide);
      if (wide.length > 0 && username === null) {
        return warning(
          `takes calls from a wide range of the internet: ${wide.join(', ')}`,
          'the carrier’s addresses alone',
          'Narrow the allowed addresses to those of the carrier.',
        );
      }
      const from =
        allowedAddresses.length > 0 ? `from ${allowedAddresses.join(', ')}` : 'from anywhere';
      return ok(username === null ? from : `${from}, as user ${username}`);
    },
  };
}

function isWide(address: string): boolean {
  if (!address.includes('/')) return false;
  const [start, prefix] = ipaddr.parseCIDR(address);
  return !INTERNAL.includes(start.range()) && prefix < WIDEST_PREFIX[start.kind()];
}
