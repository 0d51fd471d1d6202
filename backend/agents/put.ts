import type { Database } from '../../db/client.ts';
import { saveAgent } from '../../db/queries/agents.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { ServiceError } from '../errors.ts';
import { languageIssues } from './language.ts';
import { toAgentSettings } from './settings.ts';

/**
 * Creates an agent, or replaces its settings. Takes effect with the next call.
 *
 * @throws ServiceError `invalid_request` when the settings are those of another agent, or the agent
 *   could not speak its language
 */
export async function putAgent(
  database: Database,
  slug: string,
  settings: AgentSettings,
): Promise<{ agent: AgentSettings; created: boolean }> {
  if (settings.slug !== slug) {
    const issue = { path: 'slug', message: `"${slug}", as in the address` };
    throw new ServiceError('invalid_request', 'The settings are those of another agent.', [issue]);
  }
  const issues = languageIssues(settings);
  if (issues.length > 0) {
    throw new ServiceError('invalid_request', 'The agent could not speak its language.', issues);
  }
  const { row, created } = await saveAgent(database, settings);
  return { agent: toAgentSettings(row), created };
}
