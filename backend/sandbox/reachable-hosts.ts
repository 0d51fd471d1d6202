import ipaddr from 'ipaddr.js';

/**
 * The hosts of an agent's list that may be asked for at all: what names an address of a private
 * network, or this machine, stays only when the installation names it too. What a name resolves to
 * is judged when it is dialled.
 *
 * @param privateHosts - as in the list: `127.0.0.1:8099`
 */
export function reachableHosts(
  listed: readonly string[],
  privateHosts: readonly string[],
): string[] {
  const opened = new Set(privateHosts.map(canonical));
  return listed.map(canonical).filter((entry) => isPublic(entry) || opened.has(entry));
}

/** What is left out of them. */
export function unreachableHosts(
  listed: readonly string[],
  privateHosts: readonly string[],
): string[] {
  return listed.filter((entry) => reachableHosts([entry], privateHosts).length === 0);
}

/** Ranges that no name may resolve to, besides loopback, link-local and metadata addresses. */
export const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '198.18.0.0/15',
  '192.0.0.0/24',
  '240.0.0.0/4',
  'fc00::/7',
  'fec0::/10',
  '64:ff9b:1::/48',
];

/** Addresses in all their spellings (`2130706433`, `0x7f.1`) become one, as in a URL. */
function canonical(entry: string): string {
  const [, wildcard = '', host = '', port = ''] =
    /^(\*\.)?(\[[^\]]*\]|[^:]*)(:\d+)?$/.exec(entry.toLowerCase()) ?? [];
  const url = URL.parse(`http://${host}`);
  return `${wildcard}${url?.hostname ?? host}${port}`;
}

function isPublic(entry: string): boolean {
  const isWildcard = entry.startsWith('*.');
  const host = entry.slice(isWildcard ? 2 : 0).replace(/:\d+$/, '');
  if (ipaddr.isValid(host)) return !isWildcard && ipaddr.process(host).range() === 'unicast';
  // Names without a dot are of the machine's own network, and wildcards such as `*.com` are too wide.
  return /^[^.]+(\.[^.]+)+$/.test(host) && !/\.(localhost|\d+|0x[0-9a-f]*)$/.test(host);
}
