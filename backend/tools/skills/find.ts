import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Logger } from '../../log.ts';
import { readSkill, type Skill } from './skill.ts';

const MAX_SKILLS = 100;

/**
 * The skills of an agent: the folders of `<agentsDir>/<slug>/skills`, by name. One that is broken is
 * left out, and logged.
 */
export async function findSkills(agentsDir: string, slug: string, log: Logger): Promise<Skill[]> {
  const { skills, broken } = await inspectSkills(agentsDir, slug);
  for (const one of broken) log.warn({ agent: slug, ...one }, 'Skill left out');
  return skills;
}

/** A folder that is not taken for a skill, and why. */
export interface BrokenSkill {
  name: string;
  problem: string;
}

/** The skills of an agent, and the folders beside them that are none. */
export async function inspectSkills(
  agentsDir: string,
  slug: string,
): Promise<{ skills: Skill[]; broken: BrokenSkill[] }> {
  const root = join(agentsDir, slug, 'skills');
  // An agent without skills has no such folder.
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(
    folders.sort().map((name) =>
      readSkill(join(root, name), name).catch((error: unknown) => ({
        name,
        problem: problemOf(error),
      })),
    ),
  );
  return {
    skills: found.filter((one) => 'folder' in one).slice(0, MAX_SKILLS),
    broken: found.filter((one) => 'problem' in one),
  };
}

function problemOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  // A message of the system holds paths of this machine.
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'It has no SKILL.md.';
  return (error as Error).message;
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
