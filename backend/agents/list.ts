import type { Database } from '../../db/client.ts';
import * as agents from '../../db/queries/agents.ts';
import type { AgentSettings, ListedAgent } from '../contract/agents.ts';
import { toAgentSettings } from './settings.ts';

/** The settings of all agents, the first one created first. */
export async function listSettings(database: Database): Promise<AgentSettings[]> {
  return (await agents.listAgents(database)).map(toAgentSettings);
}

/** The same with what was published when. */
export async function listAgents(database: Database): Promise<ListedAgent[]> {
  return (await agents.listAgents(database)).map((agent) => ({
    ...toAgentSettings(agent),
    version: agent.version,
    publishedAt: agent.updatedAt.toISOString(),
  }));
}
