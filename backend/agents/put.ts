import type { Database } from '../../db/client.ts';
import type { Publication } from '../../db/queries/agent-versions.ts';
import { saveAgent } from '../../db/queries/agents.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { refuseUnfit } from './check.ts';
import { toAgentSettings } from './settings.ts';

/**
 * Creates an agent, or publishes new settings of it. Takes effect with the next call. What changes
 * is kept as a new version.
 *
 * @throws ServiceError `invalid_request` when the settings are those of another agent, or the agent
 *   could not work with them
 */
export async function putAgent(
  database: Database,
  slug: string,
  settings: AgentSettings,
  publication?: Publication,
): Promise<{ agent: AgentSettings; created: boolean }> {
  await refuseUnfit(database, slug, settings);
  const { row, created } = await saveAgent(database, settings, publication);
  return { agent: toAgentSettings(row), created };
}
