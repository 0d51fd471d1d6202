import type { Database } from '../../db/client.ts';
import { findAgent } from '../../db/queries/agents.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { inLanguage } from '../contract/in-language.ts';
import { ServiceError } from '../errors.ts';
import { toAgentSettings } from './settings.ts';

/** @throws ServiceError `not_found` */
export async function readAgent(database: Database, slug: string): Promise<AgentSettings> {
  const row = await findAgent(database, slug);
  if (row === undefined) throw new ServiceError('not_found', `There is no agent "${slug}".`);
  return toAgentSettings(row);
}

/**
 * The agent of a call, in the language that the call is held in.
 *
 * @throws ServiceError `not_found`
 */
export async function readAgentOf(
  database: Database,
  { agent, language }: Pick<CallRow, 'agent' | 'language'>,
): Promise<AgentSettings> {
  return inLanguage(await readAgent(database, agent), language);
}
