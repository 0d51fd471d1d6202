import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { testLog } from '../../testing/services.ts';
import { contextFor, runIn } from '../testing/context.ts';
import { findSkills, skillsPrompt } from './find.ts';
import { readSkillTool } from './read-skill.ts';

const agentsDir = await mkdtemp(join(tmpdir(), 'switchboard-skills-'));
const log = testLog;

async function put(path: string, text: string) {
  const file = join(agentsDir, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
const skill = (name: string, description = 'Books tables.') =>
  `---\nname: ${name}\ndescription: ${description}\n---\n# How\nSee hours.md.`;

await put('a/skills/booking/SKILL.md', skill('booking'));
await put('a/skills/booking/more/hours.md', 'Open until six.');
await put('b/skills/secrets/SKILL.md', skill('secrets'));
await symlink(
  join(agentsDir, 'b/skills/secrets/SKILL.md'),
  join(agentsDir, 'a/skills/booking/out.md'),
);

const skills = await findSkills(agentsDir, 'a', log);
const read = (input: unknown) => runIn(readSkillTool(skills), input, contextFor());

it('tells the model the names and descriptions of the skills of its agent', () => {
  expect(skillsPrompt(skills)).toContain('- booking: Books tables.');
  expect(skillsPrompt(skills)).not.toContain('secrets');
  expect(skillsPrompt([])).toBe('');
});

it('reads a skill and its files, as the words of the operator', async () => {
  expect(await read({ name: 'booking' })).toEqual({ text: skill('booking'), failed: false });
  const file = await read({ name: 'booking', file: 'more/hours.md' });
  expect(file.text).toBe('Open until six.');
});

it.each([
  ['another agent’s skill', { name: 'secrets' }],
  ['a path out of it', { name: 'booking', file: '../../../b/skills/secrets/SKILL.md' }],
  ['an absolute path', { name: 'booking', file: '/etc/passwd' }],
  ['a link out of it', { name: 'booking', file: 'out.md' }],
  ['a name that is a path', { name: '../../b/skills/secrets' }],
  ['the folder itself', { name: 'booking', file: '.' }],
  ['a name with a zero byte', { name: 'booking', file: 'SKILL.md\0' }],
])('does not read %s', async (_, input) => {
  expect(await read(input)).toMatchObject({ failed: true });
});

it.each([
  ['no front matter', '# How'],
  ['no description', '---\nname: broken\n---\n'],
  ['another name than its folder', skill('other')],
  ['a name in capitals', skill('Broken')],
  ['a description that is too long', skill('broken', 'x'.repeat(1_025))],
  ['YAML that is none', '---\nname: [\n---\n'],
  ['YAML that unfolds', '---\nname: &a broken\ndescription: *a\n---\n'],
])('leaves out a skill with %s, and says so', async (_, text) => {
  await put('c/skills/broken/SKILL.md', text);
  await put('c/skills/booking/SKILL.md', skill('booking'));
  const warn = vi.spyOn(log, 'warn');
  expect((await findSkills(agentsDir, 'c', log)).map(({ name }) => name)).toEqual(['booking']);
  expect(warn).toHaveBeenCalledWith(
    expect.objectContaining({ agent: 'c', name: 'broken', problem: expect.any(String) }),
    'Skill left out',
  );
});

it('finds none for an agent without a folder', async () => {
  expect(await findSkills(agentsDir, 'nobody', log)).toEqual([]);
});
