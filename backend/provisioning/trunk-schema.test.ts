import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { trunkFileSchema } from './trunk-schema.ts';

const root = (name: string): Promise<string> =>
  readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

it('is what the schema file holds; if not, run write-trunk-schema.ts', async () => {
  expect(await root('sip-trunk.schema.json')).toBe(trunkFileSchema());
});

it('accepts the trunk file that comes with the project, and not any other', async () => {
  // The formats of addresses come with a pattern of their own.
  const ajv = new Ajv({ validateFormats: false });
  const fits = ajv.compile(JSON.parse(trunkFileSchema()));
  expect(fits(JSON.parse(await root('sip-trunk.json')))).toBe(true);
  expect(fits({ trunks: [{ name: 'local', numbers: [{ number: '555', agent: 'x' }] }] })).toBe(
    false,
  );
});
