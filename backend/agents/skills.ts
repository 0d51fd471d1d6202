import type { Database } from '../../db/client.ts';
import type { SkillList } from '../contract/skills.ts';
import { inspectSkills } from '../tools/skills/find.ts';
import { readAgent } from './read.ts';

/**
 * What the agent finds in its folder of skills, and what is wrong with what it leaves out.
 *
 * @throws ServiceError `not_found`
 */
export async function listSkills(
  { database, agentsDir }: { database: Database; agentsDir: string },
  slug: string,
): Promise<SkillList> {
  await readAgent(database, slug);
  const { skills, broken } = await inspectSkills(agentsDir, slug);
  return {
    skills: [
      ...skills.map(({ name, description }) => ({ name, description, problem: null })),
      ...broken.map(({ name, problem }) => ({ name, description: null, problem })),
    ],
  };
}
