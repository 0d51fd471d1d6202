import type { Database } from '../../db/client.ts';
import { findTrialSettings } from '../../db/queries/agent-drafts.ts';
import { type AgentRow, findAgent } from '../../db/queries/agents.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { type AgentSettings, agentSettings } from '../contract/agents.ts';
import { inLanguage } from '../contract/in-language.ts';
import { ServiceError } from '../errors.ts';
import { toAgentSettings } from './settings.ts';

/** @throws ServiceError `not_found`, also when it is archived */
export async function readAgentRow(database: Database, slug: string): Promise<AgentRow> {
  return refuseArchived(slug, await findAgent(database, slug));
}

/** @throws ServiceError `not_found`, also when it is archived */
export function refuseArchived(slug: string, row: AgentRow | undefined): AgentRow {
  if (row === undefined) throw new ServiceError('not_found', `There is no agent "${slug}".`);
  if (row.archivedAt === null) return row;
  throw new ServiceError(
    'not_found',
    `The agent "${slug}" is archived. Publish settings under its name to bring it back.`,
  );
}

/** @throws ServiceError `not_found`, also when it is archived */
export async function readAgent(database: Database, slug: string): Promise<AgentSettings> {
  return toAgentSettings(await readAgentRow(database, slug));
}

/**
 * The agent of a call, in the language that the call is held in: as it is published now, or the
 * draft that is tried on the call.
 */
export async function readAgentOf(
  database: Database,
  call: Pick<CallRow, 'id' | 'agent' | 'trial' | 'language'>,
): Promise<AgentSettings> {
  const tried = call.trial ? await findTrialSettings(database, call.id) : undefined;
  return inLanguage(
    tried === undefined ? await publishedOf(database, call) : agentSettings.parse(tried),
    call.language,
  );
}

async function publishedOf(database: Database, { agent }: Pick<CallRow, 'agent'>) {
  const row = await findAgent(database, agent);
  if (row === undefined) throw new Error('A call has no agent.');
  return toAgentSettings(row);
}
