import { expect, it } from 'vitest';
import type { Database } from '../../db/client.ts';
import { contextFor, testAgent } from './testing/context.ts';
import { toolsFor } from './toolbox.ts';
import { wordingFor } from './wording.ts';

const database = undefined as unknown as Database;
const skills = [{ name: 'booking', description: 'Books.', folder: '/nowhere' }];
const namesFor = (settings: Parameters<typeof testAgent>[0], withSkills = skills) =>
  toolsFor(testAgent(settings), { database, skills: withSkills, mcpTools: [] }).tools.map(
    ({ name }) => name,
  );

it('gives an agent the tools of its sets, and skills if it has some', () => {
  expect(namesFor({ tools: { use: ['web', 'code'] } })).toEqual([
    'fetch_page',
    'run_shell',
    'run_python',
    'read_skill',
  ]);
  expect(namesFor({ tools: { use: [] } }, [])).toEqual([]);
});

it('gives every tool a name of its own that a model can call, and one change among them', () => {
  const { tools } = toolsFor(testAgent(), { database, skills, mcpTools: [] });
  const names = tools.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z_]{1,64}$/);
  expect(tools.filter((tool) => tool.changes({})).map(({ name }) => name)).toEqual([
    'browser_submit',
  ]);
});

it('tells what it does in the language of the agent', () => {
  const openingIn = (language: string) => {
    const { tools } = toolsFor(testAgent({ language }), { database, skills, mcpTools: [] });
    const tool = tools.find(({ name }) => name === 'fetch_page');
    return tool?.progress({ url: 'https://example.com/menu' });
  };
  expect(openingIn('en-GB')).toBe("I'm opening example.com.");
  expect(openingIn('de')).toBe('Ich öffne example.com.');
  expect(openingIn('fr')).toBe('J’ouvre example.com.');
  expect(openingIn('es-MX')).toBe('Estoy abriendo example.com.');
  expect(wordingFor('zh')).toBe(wordingFor('en'));
});

it('lets a page be read only after it was opened', async () => {
  const { tools, close } = toolsFor(testAgent(), { database, skills, mcpTools: [] });
  const read = tools.find(({ name }) => name === 'browser_read');
  await expect(read?.run({}, contextFor())).rejects.toThrow('browser_open first');
  await close();
});
