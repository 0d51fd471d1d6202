import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadLocalConfig } from '../config.ts';
import { loadSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = (environment: Record<string, string> = {}) =>
  loadSecrets(loadLocalConfig({ DATA_DIR: folder, ...environment }));

it('makes secrets once, for this user alone to read', () => {
  const first = load();
  expect(load()).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(4);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

it('takes those of the environment before its own', () => {
  const own = load();
  const SERVICE_TOKEN = 'a token of at least 16 characters';
  expect(load({ SERVICE_TOKEN })).toEqual({ ...own, serviceToken: SERVICE_TOKEN });
});

it('adds to a file of an earlier version what it does not hold yet', () => {
  const { credentialsKey, ...earlier } = load();
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(earlier));
  const now = load();
  expect(now).toMatchObject(earlier);
  expect(now.credentialsKey).not.toBe(credentialsKey);
  expect(load()).toEqual(now);
});

it('says what to do about a file that is damaged, and does not replace it', () => {
  writeFileSync(join(folder, 'secrets.json'), '{');
  expect(() => load()).toThrow(/secrets\.json does not hold the stack's secrets\. Restore it, or/);
});
