import { expect, it } from 'vitest';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { cleanName } from './name.ts';

const request = createTestApp(await useDatabase());
const path = '/v1/callers/+15550142';

it('names a caller who has not called yet, and takes the name back', async () => {
  expect((await request('GET', path)).status).toBe(404);
  expect((await request('PUT', path, { name: ' Ada ' })).body).toMatchObject({ name: 'Ada' });
  const ada = { number: '+15550142', name: 'Ada' };
  expect((await request('GET', path)).body).toMatchObject(ada);
  expect((await request('PUT', path, { name: null })).body).toMatchObject({ name: null });
});

it('refuses a number that is not E.164', async () => {
  expect((await request('PUT', '/v1/callers/anonymous', { name: 'Ada' })).status).toBe(400);
});

it.each([
  ['control characters', 'A\u0007da\r\nLovelace', 'A da Lovelace'],
  ['direction overrides and zero-width characters', '\u202eAda\u200b', 'Ada'],
  ['lone surrogates', 'Ada\ud800', 'Ada'],
  ['white space', '  Ada \u00a0 Lovelace  ', 'Ada Lovelace'],
  ['excess length, by whole characters', '😀'.repeat(150), '😀'.repeat(100)],
  ['nothing but what is invisible', ' \u0000\u200d ', null],
  ['nothing', null, null],
])('cleans a name of %s', (_, name, clean) => {
  expect(cleanName(name)).toBe(clean);
});
