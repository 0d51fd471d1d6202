import type { AgentRow } from '../../db/queries/agents.ts';
import { type AgentSettings, agentSettings } from '../contract/agents.ts';

/** An agent as stored, with defaults for settings that are newer than it. */
export function toAgentSettings(row: AgentRow): AgentSettings {
  const { version: _, archivedAt: __, createdAt: ___, updatedAt: ____, ...settings } = row;
  return agentSettings.parse(settings);
}
