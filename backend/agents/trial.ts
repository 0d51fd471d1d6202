import type { Database } from '../../db/client.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { refuseUnfinished } from './check.ts';
import { findDraft } from './drafts.ts';

/** The draft of an agent as it is now, to be tried. */
export interface Trial {
  settings: AgentSettings;
  /** The version that it began from. */
  baseVersion: number;
}

/**
 * @throws ServiceError `not_found` when there is no draft; `invalid_request` when the agent could
 *   not work with it yet
 */
export async function readTrial(database: Database, slug: string): Promise<Trial> {
  const { settings, baseVersion } = await findDraft(database, slug);
  return { settings: await refuseUnfinished(database, slug, settings), baseVersion };
}
