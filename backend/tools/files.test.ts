import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeTools } from './code.ts';
import { fileTools } from './files.ts';
import { contextFor, runIn } from './testing/context.ts';
import { FakeSandbox } from './testing/fake-sandbox.ts';
import { wordingFor } from './wording.ts';

const words = wordingFor('en');
const tools = [...fileTools(words), ...codeTools(words)];
const sandbox = await FakeSandbox.create();
const context = contextFor({ sandbox: async () => sandbox });

beforeAll(async () => {
  await mkdir(join(sandbox.folder, 'shared'));
  await writeFile(join(sandbox.folder, 'shared/menu.txt'), 'Soup 4.50\nFish 12.00 (Friday)\n');
  await writeFile(join(sandbox.folder, 'picture.png'), new Uint8Array([137, 0, 1]));
});
afterAll(() => sandbox.dispose());

const use = (name: string, input: unknown = {}) => {
  const tool = tools.find((tool) => tool.name === name);
  if (tool === undefined) throw new Error(`No tool ${name}.`);
  return runIn(tool, input, context);
};

it('writes, reads and lists files', async () => {
  await use('write_file', { path: './notes/a.txt', content: 'One.\nTwo.' });
  expect((await use('read_file', { path: 'notes/a.txt' })).text).toContain('One.\nTwo.');
  const later = await use('read_file', { path: 'notes/a.txt', fromLine: 2 });
  expect(later.text).not.toContain('One.');
  const { text } = await use('list_files');
  expect(text).toContain('shared/menu.txt (30 bytes)');
  expect(text).toContain('notes (folder)');
});

it.each([
  ['a text as it is', { text: '(friday)' }, 'menu.txt:2:Fish 12.00 (Friday)'],
  ['a regular expression', { text: 'so.p', regex: true }, 'menu.txt:1:Soup'],
  ['what looks like an option', { text: '--files' }, 'Nothing was found'],
  ['nothing', { text: 'Steak' }, 'Nothing was found'],
])('searches for %s', async (_, input, found) => {
  expect((await use('search_files', input)).text).toContain(found);
});

it('says what is wrong with a pattern', async () => {
  const outcome = await use('search_files', { text: '(', regex: true });
  expect(outcome).toMatchObject({ failed: true, text: expect.stringContaining('regex') });
});

it.each([
  'shared/menu.txt',
  './shared/menu.txt',
  'notes/../shared/menu.txt',
  'shared',
  '.',
  '../out.txt',
  '/etc/passwd',
  'a\0b',
])('does not write to %j', async (path) => {
  const outcome = await use('write_file', { path, content: 'x' });
  expect(outcome).toMatchObject({ failed: true, text: expect.stringContaining('path') });
});

it('reads no file that is not text', async () => {
  expect((await use('read_file', { path: 'picture.png' })).text).toContain('not a text file');
});

it('runs commands and Python, and tells output, errors and exit code', async () => {
  expect((await use('run_python', { code: 'print(6 * 7)' })).text).toContain('42');
  const { text } = await use('run_shell', { command: 'echo out; echo bad >&2; exit 3' });
  expect(text).toContain('out\n');
  expect(text).toContain('Errors:\nbad');
  expect(text).toContain('[exit code 3]');
  expect((await use('run_shell', { command: 'true' })).text).toContain('It printed nothing.');
});

it('ends a command that takes too long, and drops what is printed too much', async () => {
  const late = await use('run_shell', { command: 'exec sleep 20', timeoutMs: 100 });
  expect(late.text).toContain('[ended after 100 ms]');
  const loud = await use('run_shell', { command: 'head -c 200000 /dev/zero | tr "\\0" x' });
  expect(loud.text).toContain('the rest is left out');
});
