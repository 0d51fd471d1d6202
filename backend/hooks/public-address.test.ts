import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { isPublicAddress, lookupPublic, PrivateAddress, urlProblem } from './public-address.ts';

it.each([
  ['https://hooks.example.com/switchboard', []],
  ['https://hooks.example.com:8443/', []],
  ['https://93.184.216.34/', []],
  ['http://127.0.0.1:9000/hooks', ['127.0.0.1:9000']],
  ['http://crm.internal/hooks', ['crm.internal']],
])('may send to %s', (url, privateHosts) => {
  expect(urlProblem(url, privateHosts)).toBeNull();
});

it.each([
  ['http://hooks.example.com/', 'https://'],
  ['https://user:password@hooks.example.com/', 'password'],
  ['https://localhost/', 'private'],
  ['https://database/', 'private'],
  ['https://127.0.0.1:9001/', 'private'],
  ['https://2130706433/', 'private'],
  ['https://0x7f.1/', 'private'],
  ['https://10.1.2.3/', 'private'],
  ['https://169.254.169.254/latest/meta-data', 'private'],
  ['https://[::1]/', 'private'],
  ['https://[::ffff:10.0.0.1]/', 'private'],
  ['https://service.localhost/', 'private'],
])('may not send to %s', (url, reason) => {
  expect(urlProblem(url, ['127.0.0.1:9000'])).toContain(reason);
});

it.each([
  ['93.184.216.34', true],
  ['2606:4700::1111', true],
  ['127.0.0.1', false],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['198.18.0.1', false],
  ['192.0.0.8', false],
  ['240.0.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['fec0::1', false],
  ['64:ff9b::a00:1', false],
  ['64:ff9b:1::1', false],
])('knows whether %s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

it('dials no name that leads to this machine', async () => {
  await expect(promisify(lookupPublic)('localhost', {})).rejects.toThrow(PrivateAddress);
});
