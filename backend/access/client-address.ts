import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import ipaddr from 'ipaddr.js';

export type Network = [ipaddr.IPv4 | ipaddr.IPv6, prefixLength: number];

export interface AddressVariables {
  /** Where the request comes from; null: not known. */
  clientAddress: string | null;
}

/** Finds out where a request comes from. */
export function noteClientAddress(
  trustedProxies: readonly Network[],
): MiddlewareHandler<{ Variables: AddressVariables }> {
  return async function noteClientAddress(c, next) {
    const forwarded = c.req.header('x-forwarded-for');
    c.set('clientAddress', clientAddress(peerOf(c), forwarded, trustedProxies));
    await next();
  };
}

/**
 * The first address, seen from us, that is not one of our own proxies. What a client writes into the
 * header itself stands to the left of what our proxies add, and is never reached.
 *
 * @param peer - the other end of the connection
 * @param forwarded - the header X-Forwarded-For, which counts only from a trusted proxy
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  trustedProxies: readonly Network[],
): string | null {
  let address: string | null = null;
  for (const hop of [...(forwarded?.split(',') ?? []), peer ?? ''].reverse()) {
    if (!ipaddr.isValid(hop.trim())) return address;
    const parsed = ipaddr.process(hop.trim());
    address = parsed.toString();
    const isProxy = trustedProxies.some(
      ([network, length]) => network.kind() === parsed.kind() && parsed.match(network, length),
    );
    if (!isProxy) return address;
  }
  return address;
}

/** Who has one IPv6 address has a whole /64 (RFC 6177): attempts are counted for that. */
export function addressGroup(address: string): string {
  const parsed = ipaddr.parse(address);
  return parsed.kind() === 'ipv4'
    ? address
    : ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString();
}

/** Undefined in tests, where there is no connection. */
const peerOf = (c: Context): string | undefined =>
  c.env?.incoming ? getConnInfo(c).remote.address : undefined;
