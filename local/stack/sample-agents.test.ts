import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addSampleAgents } from './sample-agents.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sample-agents-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const links = () => join(folder, 'agents/reception/files/links.md');
const PAGE = /^- \w+: http/m;

it('tells the first agent where the pages of the demo are', () => {
  addSampleAgents(folder, '127.0.0.1:8091');
  expect(readFileSync(links(), 'utf8')).toMatch(
    /^- Weather: http:\/\/127\.0\.0\.1:8091\/weather$/m,
  );
});

it('tells of no pages where there are none', () => {
  addSampleAgents(folder, null);
  expect(readFileSync(links(), 'utf8')).not.toMatch(PAGE);
});

it('leaves alone what an installation has', () => {
  addSampleAgents(folder, null);
  writeFileSync(links(), 'mine');
  addSampleAgents(folder, '127.0.0.1:8091');
  expect(readFileSync(links(), 'utf8')).toBe('mine');
});
