import ipaddr from 'ipaddr.js';
import { expect, it } from 'vitest';
import { addressGroup, clientAddress } from './client-address.ts';

const PROXIES = ['10.0.0.0/8', '127.0.0.1/32'].map((network) => ipaddr.parseCIDR(network));

it.each([
  ['the other end of the connection', '203.0.113.5', undefined, '203.0.113.5'],
  ['that, when it claims to be another', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
  ['whom our proxy names', '10.0.0.2', '203.0.113.5', '203.0.113.5'],
  ['whom our proxies name', '127.0.0.1', '203.0.113.5, 10.0.0.2', '203.0.113.5'],
  ['not whom the client names', '10.0.0.2', '1.1.1.1, 203.0.113.5', '203.0.113.5'],
  ['our proxy, when it names nobody', '10.0.0.2', undefined, '10.0.0.2'],
  ['our proxy, when it names nonsense', '10.0.0.2', 'unknown', '10.0.0.2'],
  ['an IPv4 address in IPv6', '::ffff:203.0.113.5', undefined, '203.0.113.5'],
  ['nobody where there is no connection', undefined, undefined, null],
])('is %s', (_, peer, forwarded, wanted) => {
  expect(clientAddress(peer, forwarded, PROXIES)).toBe(wanted);
});

it.each([
  ['203.0.113.5', '203.0.113.5'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
])('counts %s as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});
