import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTrunkFile, TrunkFileError } from './trunk-file.ts';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunk-file-'));
  path = join(folder, 'sip-trunk.json');
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (text: string, environment = {}) => {
  await writeFile(path, text);
  return readTrunkFile(path, environment);
};
const refusal = async (text: string, environment = {}): Promise<string> => {
  const error: unknown = await read(text, environment).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TrunkFileError);
  return (error as TrunkFileError).message.replaceAll(path, 'FILE');
};

/** A file with one trunk, one field on each line: fields begin on line 3. */
const trunk = (...fields: string[]): string =>
  `{ "trunks": [\n  {\n${['"name": "local"', ...fields].join(',\n')}\n  }\n] }`;
const NUMBERS = '"numbers": [{ "number": "+15550100", "agent": "reception" }]';
const AUTH = '"auth": { "username": "carrier", "passwordEnv": "TRUNK_PASSWORD" }';

it('reads trunks, with the passwords that they refer to', async () => {
  expect(await read(trunk(NUMBERS, AUTH), { TRUNK_PASSWORD: 'hidden' })).toEqual([
    {
      name: 'local',
      mediaEncryption: 'disable',
      numbers: [{ number: '+15550100', agent: 'reception' }],
      allowedAddresses: [],
      auth: { username: 'carrier', password: 'hidden' },
    },
  ]);
});

it('reads the file that comes with the project', async () => {
  const own = new URL('../../sip-trunk.json', import.meta.url).pathname;
  expect(await readTrunkFile(own, {})).not.toHaveLength(0);
});

it.each([
  ['is empty', '', 'FILE:1:1 is not JSON: value expected'],
  ['is no JSON', '{\n  "trunks": [,]\n}', 'FILE:2:14 is not JSON: value expected'],
  ['ends early', '{\n  "trunks": [', 'FILE:2:14 is not JSON: close bracket expected'],
  ['has a comma too many', '{\n  "trunks": [],\n}', 'FILE:3:1 is not JSON: property name expected'],
  ['has a comment', '{ // ours\n}', 'FILE:1:3 is not JSON: invalid comment token'],
  ['holds something else', '[]', 'FILE:1:1 the file is []; wanted: object'],
  ['has no trunks', '{}', 'FILE:1:1 trunks is missing; wanted: array'],
])('says where a file that %s is wrong', async (_, text, message) => {
  expect(await refusal(text)).toBe(message);
});

it.each([
  ['a missing field', trunk(), 'FILE:2:3 trunks[0].numbers is missing; wanted: array'],
  [
    'a number that is not E.164',
    trunk('"numbers": [{ "number": "555", "agent": "reception" }]'),
    'FILE:4:25 trunks[0].numbers[0].number is "555"; wanted: a phone number in E.164, such as +15550100',
  ],
  [
    'a field that is not known',
    trunk(NUMBERS, '"password": "x"'),
    'FILE:2:3 trunks[0] has "password"; wanted: known fields only',
  ],
  [
    'an address that is none',
    trunk(NUMBERS, '"allowedAddresses": ["anywhere"]'),
    'FILE:5:22 trunks[0].allowedAddresses[0] is "anywhere"; wanted: an IP address or a range such as 54.172.60.0/30',
  ],
  [
    'a number that stands twice',
    trunk(NUMBERS.replace(' }]', ' }, { "number": "+15550100", "agent": "sales" }]')),
    'FILE:4:74 trunks[0].numbers[1].number is "+15550100"; wanted: a number used once; +15550100 stands in trunk "local" already',
  ],
  [
    'a password that is not set',
    trunk(NUMBERS, AUTH),
    'FILE:5:49 trunks[0].auth.passwordEnv names TRUNK_PASSWORD, which is not set; wanted: an environment variable that holds the password',
  ],
])('says where the mistake is: %s', async (_, text, message) => {
  expect(await refusal(text)).toBe(message);
});

it('names every mistake, a line for each', async () => {
  const message = await refusal(trunk('"numbers": []', '"color": "red"'));
  expect(message.split('\n')).toHaveLength(2);
});

it('does not show a password that stands where its variable should', async () => {
  const message = await refusal(trunk(NUMBERS, AUTH.replace('TRUNK_PASSWORD', 'hunter2')));
  expect(message).toContain('passwordEnv has a value that does not fit; wanted: the name of an');
  expect(message).not.toContain('hunter2');
});

it('says what to do when there is no file', async () => {
  await expect(readTrunkFile('/nowhere/sip-trunk.json', {})).rejects.toThrow(
    '/nowhere/sip-trunk.json does not exist; wanted: the file with the trunks and numbers. SIP_TRUNK_FILE says where it is.',
  );
});
