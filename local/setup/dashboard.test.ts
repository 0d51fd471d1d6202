import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { LocalError } from '../errors.ts';
import { buildDashboard } from './dashboard.ts';

const root = mkdtempSync(join(tmpdir(), 'dashboard-'));
const write = (path: string, content: string) => writeFileSync(join(root, path), content);
let builds = 0;

const build = () =>
  buildDashboard(
    root,
    () => {},
    async () => {
      builds += 1;
      write('dashboard/dist/index.html', `build ${builds}`);
      write('dashboard/src/routeTree.gen.ts', `build ${builds}`);
    },
  );

beforeAll(() => {
  for (const folder of ['dashboard/src', 'dashboard/dist', 'backend/contract']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  write('dashboard/src/main.tsx', 'one');
  write('backend/contract/calls.ts', 'one');
  write('package-lock.json', '{}');
});
beforeEach(async () => {
  await build();
  builds = 0;
});
afterAll(() => rmSync(root, { recursive: true }));

it('does nothing while nothing has changed', async () => {
  await build();
  expect(builds).toBe(0);
});

it.each([
  'dashboard/src/main.tsx',
  'dashboard/src/new.ts',
  'backend/contract/calls.ts',
  'package-lock.json',
])('builds again when %s is another', async (path) => {
  write(path, 'two');
  await build();
  await build();
  expect(builds).toBe(1);
});

it('builds again after a build that failed', async () => {
  write('dashboard/src/main.tsx', 'wrong');
  const fail = () => Promise.reject(new LocalError('wrong'));
  await expect(buildDashboard(root, () => {}, fail)).rejects.toThrow('wrong');
  await build();
  expect(builds).toBe(1);
});
