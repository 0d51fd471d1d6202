import type { Database } from '../../db/client.ts';
import { deleteDraft } from '../../db/queries/agent-drafts.ts';
import type { Publication } from '../../db/queries/agent-versions.ts';
import { lockAgent, saveAgent } from '../../db/queries/agents.ts';
import type { AgentVersionWithSettings } from '../contract/agent-versions.ts';
import { ServiceError } from '../errors.ts';
import { refuseUnfinished } from './check.ts';
import { findDraft } from './drafts.ts';
import { readVersion } from './versions.ts';

/**
 * Makes the draft of an agent its published settings, and a version. Takes effect with the next
 * call.
 *
 * @throws ServiceError `conflict` when another version was published since the draft began;
 *   `invalid_request` when the agent could not work with it; `not_found`
 */
export function publishDraft(
  database: Database,
  slug: string,
  publication: Publication,
): Promise<AgentVersionWithSettings> {
  return database.transaction(async (transaction) => {
    const agent = await lockAgent(transaction, slug);
    const draft = await findDraft(transaction, slug);
    if (agent !== undefined && agent.version !== draft.baseVersion) {
      throw new ServiceError(
        'conflict',
        `Version ${agent.version} was published since this draft began from version ${draft.baseVersion}. Compare them, and save the draft with baseVersion ${agent.version}.`,
      );
    }
    const settings = await refuseUnfinished(transaction, slug, draft.settings);
    const { row } = await saveAgent(transaction, settings, publication);
    await deleteDraft(transaction, slug);
    return readVersion(transaction, slug, row.version);
  });
}
