import { z } from 'zod';
import { changesNothing, defineTool, type Tool, ToolError } from '../tool.ts';
import { readSkillFile, type Skill } from './skill.ts';

/** Reads the skills of the agent, which the operator has written. */
export function readSkillTool(skills: readonly Skill[]): Tool {
  return defineTool({
    name: 'read_skill',
    description: 'Reads a skill, or a file that it refers to.',
    input: z.strictObject({
      name: z.string().max(64),
      file: z.string().min(1).max(300).default('SKILL.md'),
    }),
    ...changesNothing,
    trusted: true,
    progress: () => null,
    async run({ name, file }) {
      const skill = skills.find((each) => each.name === name);
      if (skill === undefined) throw new ToolError(`There is no skill "${name}".`);
      try {
        return await readSkillFile(skill.folder, file);
      } catch {
        throw new ToolError(`The skill "${name}" has no file "${file}" that can be read.`);
      }
    },
  });
}
