import { expect, it } from 'vitest';
import { reachableHosts, unreachableHosts } from './reachable-hosts.ts';

const PRIVATE = ['127.0.0.1:8099', 'localhost:3000', '[::1]:8099'];

it.each([
  'example.com',
  '*.example.com',
  'example.com:8443',
  '93.184.216.34',
  '93.184.216.34:8080',
])('%s may be asked for', (host) => {
  expect(reachableHosts([host], [])).toEqual([host]);
});

it.each([
  '127.0.0.1',
  '127.0.0.1:8098',
  '127.1:8099',
  '10.0.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '0x7f.1',
  '*.0.0.1',
  '*.0.0.0x1',
  'localhost',
  'localhost.',
  'a.localhost',
  '*.localhost',
  'intranet',
  '*.com',
  '',
  '.',
])('%j may not', (host) => {
  expect(reachableHosts([host], ['127.0.0.1:9999'])).toEqual([]);
});

it('opens what the installation names too, however it is written', () => {
  const listed = ['127.0.0.1:8099', '2130706433:8099', 'LOCALHOST:3000', '127.0.0.1'];
  const opened = ['127.0.0.1:8099', '127.0.0.1:8099', 'localhost:3000'];
  expect(reachableHosts(listed, PRIVATE)).toEqual(opened);
});

it('names what is left out, as it is written', () => {
  const listed = ['Intranet', 'example.com', '*.com', 'LOCALHOST:3000', '10.0.0.1'];
  expect(unreachableHosts(listed, PRIVATE)).toEqual(['Intranet', '*.com', '10.0.0.1']);
});

it('opens nothing that the agent does not list', () => {
  expect(reachableHosts([], PRIVATE)).toEqual([]);
});
