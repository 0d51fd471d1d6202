import type { Database } from '../../db/client.ts';
import { listAgentsInUse } from '../../db/queries/agent-list.ts';
import { type AgentOverview, MAX_LISTED_NUMBERS } from '../contract/agent-overviews.ts';
import { withCosts } from './cost-per-minute.ts';
import type { ModelProviders } from './minute-lines.ts';
import { toAgentSettings } from './settings.ts';

/**
 * What concerns each agent, the first one created first.
 *
 * @param callsSince - from when their calls are counted
 */
export async function listAgentOverviews(
  services: { database: Database; modelProviders: ModelProviders },
  callsSince: Date,
  now: Date,
): Promise<AgentOverview[]> {
  const rows = await listAgentsInUse(services.database, callsSince, MAX_LISTED_NUMBERS);
  const agents = rows.map((row) => ({
    ...row,
    published: toAgentSettings(row.agent),
    draft: null,
  }));
  const costed = await withCosts(services, agents, now);
  return costed.map(({ agent, hasDraft, numbers, numberCount, calls, cost }) => {
    const { slug, name, version, updatedAt } = agent;
    const { currency, micros, incomplete, basis } = cost;
    return {
      slug,
      name,
      version,
      publishedAt: updatedAt.toISOString(),
      hasDraft,
      numbers,
      numberCount,
      calls,
      costPerMinute: { currency, micros, incomplete, basis },
    };
  });
}
