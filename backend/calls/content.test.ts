import { expect, it } from 'vitest';
import type { Principal } from '../access/principal.ts';
import { useDatabase } from '../testing/services.ts';
import { storeCallOf } from '../testing/stored-caller.ts';
import { callFor, callWithTurnsFor, requireContentFor } from './content.ts';
import { readCall } from './read.ts';

const { database } = await useDatabase();
const holder = (scopes: Principal['scopes']): Principal => ({
  kind: 'key',
  id: '1',
  name: 'a key',
  scopes,
});
const [hears, counts] = [holder(['calls:read', 'calls:content']), holder(['calls:read'])];

it('gives nothing of what was said to who may only know of calls', async () => {
  const { id } = await storeCallOf(database, '+15550142');
  const call = await readCall(database, id);
  expect(call).toMatchObject({ turns: [{ text: 'Good morning.' }, {}], callerNumber: '+15550142' });
  expect(callWithTurnsFor(hears, call)).toEqual(call);
  const seen = callWithTurnsFor(counts, call);
  expect(seen).toMatchObject({
    summary: null,
    outcome: { reason: 'caller_hung_up', detail: null },
    turns: [{ text: null, speaker: 'agent' }, { text: null }],
    callerNumber: '+15550142',
    durationMs: 300_000,
  });
  expect(JSON.stringify(seen)).not.toContain('called back');
  expect(callFor(counts, call).summary).toBeNull();
});

it('lets only those search by words said who may read them', () => {
  expect(() => requireContentFor({ q: 'refund' }, hears)).not.toThrow();
  expect(() => requireContentFor({ agent: 'sales' }, counts)).not.toThrow();
  expect(() => requireContentFor({ q: 'refund' }, counts)).toThrow('calls:content');
});
