import ipaddr from 'ipaddr.js';

/** From where an address can be reached; `name` for what is not an IP address. */
export type Reach = 'public' | 'private' | 'loopback' | 'name';

export function reachOf(host: string): Reach {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare === 'localhost') return 'loopback';
  if (!ipaddr.isValid(bare)) return 'name';
  const range = ipaddr.process(bare).range();
  if (range === 'loopback') return 'loopback';
  // Link-local, carrier-grade NAT and documentation addresses are not on the internet either.
  return range === 'unicast' ? 'public' : 'private';
}
