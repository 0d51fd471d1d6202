import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { firstNumber, loadSettings } from './settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caller-'));
});

const write = async (name: string, content: string) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

test('the running stack says where it is', async () => {
  await write('stack.env', 'SIP_ADDRESS=127.0.0.1:5060\nDEEPGRAM_BASE_URL=http://127.0.0.1:8090\n');
  const settings = await loadSettings({ DATA_DIR: folder });
  expect(settings.sipAddress).toBe('127.0.0.1:5060');
  expect(settings.deepgram.baseUrl).toBe('http://127.0.0.1:8090');
});

test('the environment goes before the running stack', async () => {
  await write('stack.env', 'SIP_ADDRESS=127.0.0.1:5060\n');
  const settings = await loadSettings({ DATA_DIR: folder, SIP_ADDRESS: '127.0.0.1:6060' });
  expect(settings.sipAddress).toBe('127.0.0.1:6060');
});

test('without a running stack no SIP server is known', async () => {
  expect((await loadSettings({ DATA_DIR: folder })).sipAddress).toBeNull();
});

test('the first number of the trunk file is the default', async () => {
  const numbers = [{ number: '+15550100', agent: 'reception' }];
  const file = await write('trunk.json', JSON.stringify({ trunks: [{ name: 'a', numbers }] }));
  expect(await firstNumber(file)).toBe('+15550100');
});

test.each([
  ['no JSON', '{'],
  ['no trunk', '{"trunks":[]}'],
  ['a number that is none', '{"trunks":[{"name":"a","numbers":[{"number":"1","agent":"b"}]}]}'],
])('a trunk file with %s is named, with the remedy', async (_, content) => {
  const file = await write('trunk.json', content);
  await expect(firstNumber(file)).rejects.toThrow(/trunk\.json does not tell.*use --number/s);
});
