import type { AgentSettings } from '../contract/agents.ts';
import { writeDispatchMetadata } from '../contract/dispatch.ts';
import { ProvisioningError } from './error.ts';
import type { RuleSettings, TrunkSettings } from './sip.ts';
import type { Trunk } from './trunk-file.ts';
import { listed } from './wording.ts';

/**
 * The way of calls from a trunk of the file to one agent. In LiveKit it is a trunk and a dispatch
 * rule of the same name: a rule dispatches one agent, so a trunk whose numbers belong to two
 * agents is two there.
 */
export interface Route {
  trunk: TrunkSettings;
  /** The rule, but for the id of its trunk. */
  rule: Omit<RuleSettings, 'trunkIds'>;
}

const METADATA = JSON.stringify({ managedBy: 'switchboard' });

/** Whether we made this trunk or rule. What others made in the same LiveKit is left alone. */
export function isOurs({ metadata }: { metadata: string }): boolean {
  return metadata === METADATA;
}

/**
 * What should be in LiveKit.
 *
 * @throws ProvisioningError naming the agents that do not exist
 */
export function routesOf(
  trunks: Trunk[],
  agents: Pick<AgentSettings, 'slug' | 'agentName'>[],
): Route[] {
  const agentNames = new Map(agents.map(({ slug, agentName }) => [slug, agentName]));
  refuseUnknownAgents(trunks, [...agentNames.keys()]);
  return trunks.flatMap((trunk) => {
    const numbersByAgent = Map.groupBy(trunk.numbers, (entry) => entry.agent);
    return [...numbersByAgent].map(([agent, entries]): Route => {
      const common = { name: `switchboard/${trunk.name}/${agent}`, metadata: METADATA };
      return {
        trunk: {
          ...common,
          numbers: entries.map((entry) => entry.number),
          allowedAddresses: trunk.allowedAddresses,
          allowedNumbers: [],
          username: trunk.auth?.username ?? '',
          password: trunk.auth?.password ?? '',
        },
        rule: {
          ...common,
          roomPrefix: 'call-',
          hidePhoneNumber: false,
          agents: [
            {
              agentName: agentNames.get(agent) ?? '',
              metadata: writeDispatchMetadata(agent),
            },
          ],
        },
      };
    });
  });
}

function refuseUnknownAgents(trunks: Trunk[], known: string[]): void {
  const entries = trunks.flatMap((trunk) => trunk.numbers);
  const unknown = Map.groupBy(
    entries.filter(({ agent }) => !known.includes(agent)),
    ({ agent }) => agent,
  );
  if (unknown.size === 0) return;
  const named = [...unknown].map(
    ([agent, owned]) => `"${agent}" for ${listed(owned.map(({ number }) => number))}`,
  );
  throw new ProvisioningError(
    `The trunk file names agents that do not exist: ${named.join('; ')}. ` +
      `There are: ${known.join(', ') || 'none'}. ` +
      'Create the agent (PUT /v1/agents/{slug}) or correct the file.',
  );
}
