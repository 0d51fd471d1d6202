import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { PRIVATE_RANGES, reachableHosts } from '../sandbox/reachable-hosts.ts';

const PRIVATE = PRIVATE_RANGES.map((range) => ipaddr.parseCIDR(range));

/** A name leads to a private network, or this machine, only. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/**
 * What is wrong with an address as the target of webhooks; null: nothing. A name is judged by what
 * it resolves to when it is dialled.
 *
 * @param privateHosts - those of this network that may be sent to, such as `127.0.0.1:9000`
 */
export function urlProblem(address: string, privateHosts: readonly string[]): string | null {
  const { protocol, host, username, password } = new URL(address);
  if (username !== '' || password !== '') return 'an address without a user name or password';
  if (privateHosts.includes(host)) return null;
  if (protocol !== 'https:') return 'an address that begins with https://';
  if (reachableHosts([host], []).length > 0) return null;
  return `a public host name; ${host} is of a private network, which only the setting WEBHOOK_PRIVATE_HOSTS can allow`;
}

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return !PRIVATE.some(
    ([range, bits]) => parsed.kind() === range.kind() && parsed.match(range, bits),
  );
}

/** Resolves a name to its public addresses, which then are what is dialled. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const reachable = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = reachable;
    if (first === undefined) {
      return callback(new PrivateAddress(`${hostname} leads to a private network.`), []);
    }
    if (options.all) callback(null, reachable);
    else callback(null, first.address, first.family);
  });
};
