import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorFields, type Logger } from '../../log.ts';
import { readSkill, type Skill } from './skill.ts';

const MAX_SKILLS = 100;

/**
 * The skills of an agent: the folders of `<agentsDir>/<slug>/skills`, by name. One that is broken is
 * left out, and logged.
 */
export async function findSkills(agentsDir: string, slug: string, log: Logger): Promise<Skill[]> {
  const root = join(agentsDir, slug, 'skills');
  // An agent without skills has no such folder.
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = folders.sort().map(async (name) => {
    try {
      return await readSkill(join(root, name), name);
    } catch (error) {
      log.warn({ agent: slug, skill: name, error: errorFields(error) }, 'Skill left out');
      return null;
    }
  });
  return (await Promise.all(found)).filter((skill) => skill !== null).slice(0, MAX_SKILLS);
}

/** For the model's instructions: what skills there are. Empty when there are none. */
export function skillsPrompt(skills: readonly Skill[]): string {
  if (skills.length === 0) return '';
  const lines = skills.map(({ name, description }) => `- ${name}: ${description}`);
  return [
    'Skills hold what is known of how certain work is done. Before such work, read the skill with read_skill and follow it.',
    ...lines,
  ].join('\n');
}
