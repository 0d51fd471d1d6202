import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const MAX_FILE_BYTES = 200_000;

// The rules of the format: https://agentskills.io/specification
const frontmatter = z.object({
  name: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'),
  description: z.string().trim().min(1).max(1_024),
});
const DOCUMENT = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/;

/** What a model is told of a skill until it reads it. */
export interface Skill {
  name: string;
  description: string;
  /** With its SKILL.md and all that this refers to. */
  folder: string;
}

/** @throws Error that says what is wrong with it */
export async function readSkill(folder: string, folderName: string): Promise<Skill> {
  const text = await readSkillFile(folder, 'SKILL.md');
  const [, yaml] = DOCUMENT.exec(text) ?? [];
  if (yaml === undefined) throw new Error('SKILL.md does not begin with front matter between ---.');
  // Aliases could make a small text a large value.
  const { name, description } = frontmatter.parse(parse(yaml, { maxAliasCount: 0 }));
  if (name !== folderName) throw new Error(`Its name is "${name}", not that of its folder.`);
  return { name, description, folder };
}

/**
 * A file of a skill.
 *
 * @param path - below the folder, as a model may have made it up
 * @throws Error when there is none, it is outside the folder, or too large
 */
export async function readSkillFile(folder: string, path: string): Promise<string> {
  const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
  if (!file.startsWith(root + sep)) throw new Error('That is outside the skill.');
  const { size, isFile } = await stat(file).then((s) => ({ size: s.size, isFile: s.isFile() }));
  if (!isFile) throw new Error('That is not a file.');
  if (size > MAX_FILE_BYTES) throw new Error(`The file has more than ${MAX_FILE_BYTES} bytes.`);
  return readFile(file, 'utf8');
}
