import { createHmac } from 'node:crypto';
import type { AgentSettings } from '../contract/agents.ts';
import { writeDispatchMetadata } from '../contract/dispatch.ts';
import { ProvisioningError } from './error.ts';
import type { RuleSettings, SipTrunk, TrunkSettings } from './sip.ts';
import type { Trunk } from './trunk-file.ts';
import { listed } from './wording.ts';

/**
 * The way of calls from a trunk to one agent. In LiveKit it is a trunk and a dispatch
 * rule of the same name: a rule dispatches one agent, so a trunk whose numbers belong to two
 * agents is two there.
 */
export interface Route {
  trunk: TrunkSettings;
  /** The rule, but for the id of its trunk; null where calls end at the trunk. */
  rule: Omit<RuleSettings, 'trunkIds'> | null;
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
  agents: Pick<AgentSettings, 'slug' | 'agentName' | 'language'>[],
): Route[] {
  const bySlug = new Map(agents.map((agent) => [agent.slug, agent]));
  refuseUnknownAgents(trunks, [...bySlug.keys()]);
  return trunks.flatMap((trunk) => {
    const numbersByAgent = Map.groupBy(trunk.numbers, (entry) => entry.agent);
    return [...numbersByAgent].flatMap(([slug, entries]): Route[] => {
      const agent = bySlug.get(slug);
      // Refused above.
      if (agent === undefined) return [];
      const common = { name: `switchboard/${trunk.name}/${slug}`, metadata: METADATA };
      const route: Route = {
        trunk: {
          ...common,
          numbers: entries.map((entry) => entry.number),
          allowedAddresses: trunk.allowedAddresses,
          allowedNumbers: [],
          username: trunk.auth?.username ?? '',
          password: trunk.auth?.password ?? '',
          mediaEncryption: trunk.mediaEncryption,
        },
        rule: {
          ...common,
          roomPrefix: 'call-',
          hidePhoneNumber: false,
          agents: [{ agentName: agent.agentName, metadata: writeDispatchMetadata(agent) }],
        },
      };
      return [route];
    });
  });
}

/**
 * Where calls to numbers that nobody owns end. LiveKit drops them without an answer, so that a
 * caller would hear nothing for half a minute; a trunk for all other numbers that asks for a
 * password nobody has makes livekit-sip refuse them at once (407), before there is a room.
 *
 * @param secret - what only we know; the password is derived from it, the same each time
 */
export function refusalRoute(secret: string): Route {
  return {
    trunk: {
      name: 'switchboard/refuse',
      metadata: METADATA,
      numbers: [],
      allowedAddresses: [],
      allowedNumbers: [],
      username: 'nobody',
      password: createHmac('sha256', secret).update('switchboard/refuse').digest('hex'),
      mediaEncryption: 'disable',
    },
    rule: null,
  };
}

/** Whether others have a trunk for all numbers; LiveKit takes calls over one such trunk only. */
export function hasForeignDefault(trunks: SipTrunk[]): boolean {
  return trunks.some((trunk) => !isOurs(trunk) && trunk.numbers.length === 0);
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
    `Numbers belong to agents that do not exist: ${named.join('; ')}. ` +
      `There are: ${known.join(', ') || 'none'}. ` +
      'Create the agent, or give the numbers to another (in the trunk file or on the page).',
  );
}
