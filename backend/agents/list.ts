import type { Database } from '../../db/client.ts';
import * as agents from '../../db/queries/agents.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { toAgentSettings } from './settings.ts';

/** All agents, the first one created first. */
export async function listAgents(database: Database): Promise<AgentSettings[]> {
  return (await agents.listAgents(database)).map(toAgentSettings);
}
