import type { Database } from '../../db/client.ts';
import type { Publication } from '../../db/queries/agent-versions.ts';
import { lockAgent, saveAgent } from '../../db/queries/agents.ts';
import type { AgentVersionWithSettings } from '../contract/agent-versions.ts';
import { ServiceError } from '../errors.ts';
import { refuseUnfit } from './check.ts';
import { readVersion } from './versions.ts';

/**
 * Publishes the settings of an earlier version again, as a new one. Takes effect with the next call.
 * A draft stays, and can be published only once it has been compared with them.
 *
 * @throws ServiceError `conflict` when these are the published settings; `invalid_request` when the
 *   agent could not work with them any more; `not_found`
 */
export function restoreVersion(
  database: Database,
  slug: string,
  version: number,
  publication: Publication,
): Promise<AgentVersionWithSettings> {
  return database.transaction(async (transaction) => {
    const before = await lockAgent(transaction, slug);
    const { settings } = await readVersion(transaction, slug, version);
    await refuseUnfit(transaction, slug, settings);
    const { row } = await saveAgent(transaction, settings, {
      ...publication,
      restoredFrom: version,
    });
    if (row.version === before?.version) {
      throw new ServiceError('conflict', `The settings of version ${version} are published now.`);
    }
    return readVersion(transaction, slug, row.version);
  });
}
