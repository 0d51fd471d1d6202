import { describe, expect, it } from 'vitest';
import { fakeCommands } from '../testing/commands.ts';
import { checkGo, isAtLeast } from './go.ts';

const goSays = (version: string, toolchain: string) =>
  fakeCommands().add('go', `printf '${version}\\n${toolchain}\\n'`);

describe('checkGo', () => {
  it.each([
    ['new enough', 'go1.99.0', 'local'],
    ['older, but able to fetch a newer one', 'go1.21.0', 'auto'],
  ])('takes a Go that is %s', async (_, version, toolchain) => {
    goSays(version, toolchain);
    await checkGo();
  });

  it.each([
    ['too old to fetch a newer one', 'go1.19.8', ''],
    ['old and not allowed to fetch a newer one', 'go1.21.0', 'local'],
  ])('refuses one that is %s', async (_, version, toolchain) => {
    goSays(version, toolchain);
    await expect(checkGo()).rejects.toThrow(
      new RegExp(`^This is Go ${version.slice(2)}; Go 1\\.\\d+\\.\\d+ or newer is wanted`),
    );
  });

  it('says so when there is none', async () => {
    fakeCommands();
    await expect(checkGo()).rejects.toThrow(/^Go is not installed; Go 1\.\d+\.\d+ or newer/);
  });
});

it.each([
  ['1.26.8', '1.26.8', true],
  ['1.26.10', '1.26.8', true],
  ['1.27', '1.26.8', true],
  ['1.9', '1.21', false],
  ['1.26.7', '1.26.8', false],
])('isAtLeast(%s, %s) is %s', (found, wanted, expected) => {
  expect(isAtLeast(found, wanted)).toBe(expected);
});
