import { execa } from 'execa';
import { expect, inject, it } from 'vitest';
import { NUMBERS } from './fixtures.ts';
import { callsFrom, listRooms, newCaller, phone } from './phone.ts';

it('rejects a number that nobody owns, with no room and no call', async () => {
  const before = (await listRooms()).map(({ sid }) => sid);
  const caller = newCaller();

  const report = await phone('--number', NUMBERS.nobody, '--caller', caller);

  expect(report).toMatchObject({ endedBy: 'rejected', status: 407, answeredMs: null });
  const after = (await listRooms()).map(({ sid }) => sid);
  expect(after.filter((sid) => !before.includes(sid))).toEqual([]);
  expect(await callsFrom(caller)).toEqual([]);
});

it('provisions again without changing anything', async () => {
  const { stdout } = await execa('node', ['backend/provision.ts'], { env: inject('stack') });
  expect(stdout).toMatch(/nothing to change/i);
});
