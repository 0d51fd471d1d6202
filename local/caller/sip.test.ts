import { execa } from 'execa';
import { expect, it } from 'vitest';

it('passes the tests of the SIP client, which are in Go', { timeout: 120_000 }, async () => {
  const { all, exitCode } = await execa('go', ['test', './...'], {
    cwd: new URL('./sip', import.meta.url),
    all: true,
    reject: false,
  });
  expect(exitCode, all).toBe(0);
});
