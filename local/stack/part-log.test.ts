import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PartLog } from './part-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'part-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

it('keeps the log of the last run, and no more', () => {
  for (const run of ['first', 'second', 'third']) new PartLog(folder, 'part').write(run);
  expect(readdirSync(folder).sort()).toEqual(['part.log', 'part.log.1']);
  expect([read('part.log'), read('part.log.1')]).toEqual(['third', 'second']);
});

it('never grows beyond two files of 10 MB', () => {
  const log = new PartLog(folder, 'part');
  const megabyte = `${'x'.repeat(1024 * 1024 - 1)}\n`;
  for (let written = 0; written < 25; written += 1) log.write(megabyte);
  expect(readdirSync(folder).sort()).toEqual(['part.log', 'part.log.1']);
  expect(statSync(join(folder, 'part.log.1')).size).toBe(10 * 1024 * 1024);
  expect(statSync(join(folder, 'part.log')).size).toBe(5 * 1024 * 1024);
});

it('knows the last lines, a line that came in pieces and one without its end too', () => {
  const log = new PartLog(folder, 'part');
  for (let line = 1; line <= 20; line += 1) log.write(`line ${line}\n`);
  log.write('half');
  log.write(' and half\nthe end');
  expect(log.tail().slice(-3)).toEqual(['line 20', 'half and half', 'the end']);
  expect(log.tail().length).toBeLessThan(20);
});
