import type { Database } from '../../db/client.ts';
import { listAgentsInUse } from '../../db/queries/agent-list.ts';
import { listAgents as listAgentRows } from '../../db/queries/agents.ts';
import { type AgentSettings, type ListedAgent, MAX_LISTED_NUMBERS } from '../contract/agents.ts';
import { toAgentSettings } from './settings.ts';

/** The settings of all agents, the first one created first. */
export async function listSettings(database: Database): Promise<AgentSettings[]> {
  return (await listAgentRows(database)).map(toAgentSettings);
}

/**
 * All agents with what concerns them, the first one created first.
 *
 * @param callsSince - from when their calls are counted
 */
export async function listAgents(database: Database, callsSince: Date): Promise<ListedAgent[]> {
  const rows = await listAgentsInUse(database, callsSince, MAX_LISTED_NUMBERS);
  return rows.map(({ agent, ...rest }) => ({
    ...toAgentSettings(agent),
    ...rest,
    version: agent.version,
    publishedAt: agent.updatedAt.toISOString(),
  }));
}
