import { expect, it } from 'vitest';
import { type Check, failed, ok, skipped, warning } from './check.ts';
import { runChecks } from './run-checks.ts';

const check = (id: string, look: Check['look'], after: string[] = []): Check => ({
  id,
  title: id.toUpperCase(),
  after,
  look,
});
const statesOf = async (...checks: Check[]) =>
  (await runChecks(checks)).checks.map(({ id, state }) => `${id} ${state}`);

it('tells what was found, what is wanted and what to do, in order', async () => {
  const report = await runChecks([
    check('a', () => ok('fine')),
    check('b', () => warning('thin', 'thick', 'add to it')),
  ]);
  expect(report).toMatchObject({
    state: 'warning',
    checks: [
      { id: 'a', title: 'A', state: 'ok', found: 'fine', wanted: null, remedy: null },
      { id: 'b', state: 'warning', found: 'thin', wanted: 'thick', remedy: 'add to it' },
    ],
  });
});

it('skips what builds on a check that failed, and what builds on that', async () => {
  const first = check('a', () => failed('gone', 'there', 'bring it'));
  expect(
    await statesOf(
      first,
      check('b', () => ok('fine'), ['a']),
      check('c', () => ok('fine'), ['b']),
      check('d', () => ok('fine')),
    ),
  ).toEqual(['a failed', 'b skipped', 'c skipped', 'd ok']);
});

it('goes on after a warning, and where what it builds on is not looked at', async () => {
  const thin = check('a', () => warning('thin', 'thick', 'add'));
  expect(
    await statesOf(
      thin,
      check('b', () => ok('fine'), ['a', 'elsewhere']),
    ),
  ).toEqual(['a warning', 'b ok']);
});

it('names the check that stands in the way', async () => {
  const { checks } = await runChecks([
    check('a', () => skipped('not here')),
    check('b', () => ok('fine'), ['a']),
  ]);
  expect(checks[1]?.found).toBe('builds on “A”, which must be mended first');
});

it('counts a check as failed that throws or takes too long', async () => {
  const hangs = check('b', () => new Promise(() => {}));
  const report = await runChecks([check('a', () => Promise.reject(new Error('no luck'))), hangs], {
    timeoutMs: 20,
  });
  expect(report.state).toBe('failed');
  expect(report.checks.map(({ found }) => found)).toEqual([
    'could not be looked at: no luck',
    'no answer within 20 ms',
  ]);
});

it('is ok when all that is not ok was skipped', async () => {
  expect((await runChecks([check('a', () => skipped('not here'))])).state).toBe('ok');
});
