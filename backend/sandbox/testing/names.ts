import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

type Lookup = (
  hostname: string,
  options: dns.LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void;

/**
 * Has this process resolve names by a table, and nothing else by name.
 *
 * @returns how often each was asked for, and what undoes it
 */
export function resolveBy(table: Readonly<Record<string, readonly string[]>>) {
  const real = dns.lookup;
  const asked = new Map<string, number>();
  const lookup: Lookup = (hostname, options, callback) => {
    asked.set(hostname, (asked.get(hostname) ?? 0) + 1);
    const addresses = table[hostname];
    if (addresses === undefined) return (real as unknown as Lookup)(hostname, options, callback);
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    callback(null, found);
  };
  Object.assign(dns, { lookup });
  syncBuiltinESMExports();
  return {
    asked,
    restore() {
      Object.assign(dns, { lookup: real });
      syncBuiltinESMExports();
    },
  };
}
