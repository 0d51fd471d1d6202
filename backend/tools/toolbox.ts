import type { Database } from '../../db/client.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { browserTools } from './browser/browser.ts';
import { BrowserSession } from './browser/session.ts';
import { codeTools } from './code.ts';
import { fileTools } from './files.ts';
import { memoryTools } from './memory.ts';
import { readSkillTool } from './skills/read-skill.ts';
import type { Skill } from './skills/skill.ts';
import type { Tool } from './tool.ts';
import { fetchPageTool } from './web/fetch-page.ts';
import { wordingFor } from './wording.ts';

export interface ToolboxDeps {
  database: Database;
  skills: readonly Skill[];
  /** Of the servers that the call is connected to. */
  mcpTools: readonly Tool[];
}

/** The tools of one task. */
export interface Toolbox {
  tools: Tool[];
  /** Closes the page that the task has open. */
  close(): Promise<void>;
}

/** The tools that an agent has, for one task: no two tasks share a page. */
export function toolsFor(
  { language, tools: { use } }: Pick<AgentSettings, 'language' | 'tools'>,
  { database, skills, mcpTools }: ToolboxDeps,
): Toolbox {
  const words = wordingFor(language);
  const session = new BrowserSession();
  const sets: Record<AgentSettings['tools']['use'][number], () => Tool[]> = {
    files: () => fileTools(words),
    code: () => codeTools(words),
    web: () => [fetchPageTool(words)],
    browser: () => browserTools(session, words),
    memory: () => memoryTools(database, words),
  };
  const own = [...new Set(use)].flatMap((name) => sets[name]());
  const skillTools = skills.length === 0 ? [] : [readSkillTool(skills)];
  return { tools: [...own, ...skillTools, ...mcpTools], close: () => session.close() };
}
