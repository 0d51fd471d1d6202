import { randomUUID } from 'node:crypto';
import { AccessToken, RoomAgentDispatch, RoomConfiguration } from 'livekit-server-sdk';
import type { Database } from '../../db/client.ts';
import { findFirstAgent } from '../../db/queries/agents.ts';
import { hasOpenCallIn } from '../../db/queries/calls.ts';
import { readAgent } from '../agents/read.ts';
import { toAgentSettings } from '../agents/settings.ts';
import { readTrial } from '../agents/trial.ts';
import { cleanName } from '../callers/name.ts';
import type { LiveKitConfig } from '../config.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { writeDispatchMetadata } from '../contract/dispatch.ts';
import type { TokenRequest, TokenResponse } from '../contract/tokens.ts';
import { ServiceError } from '../errors.ts';

/** Long enough to join; who has joined may stay longer. */
const VALID_FOR = '10m';

/**
 * Lets someone into a room to talk to an agent from a browser or an app.
 * The agent comes when the room is made: a room that exists already gets no second one.
 *
 * @throws ServiceError `not_found` when there is no such agent, or no draft of it; `invalid_request`
 *   when the agent could not work with the draft yet; `conflict` when a call goes on in the room, which
 *   nobody is let into who may only talk to agents
 */
export async function createToken(
  database: Database,
  livekit: LiveKitConfig,
  publicUrl: string,
  request: TokenRequest,
): Promise<TokenResponse> {
  const { draft } = request;
  const published = await chooseAgent(database, request.agent);
  const agent = draft ? (await readTrial(database, published.slug)).settings : published;
  const room = request.room_name ?? `web-${randomUUID()}`;
  if (await hasOpenCallIn(database, room)) {
    throw new ServiceError(
      'conflict',
      'A call goes on in that room. Ask for another, or for none.',
    );
  }
  const token = new AccessToken(livekit.apiKey, livekit.apiSecret, {
    identity: request.participant_identity ?? `web-${randomUUID()}`,
    name: cleanName(request.participant_name ?? null) ?? '',
    ttl: VALID_FOR,
  });
  token.addGrant({ roomJoin: true, room });
  token.roomConfig = new RoomConfiguration({
    agents: [
      new RoomAgentDispatch({
        agentName: agent.agentName,
        metadata: writeDispatchMetadata(agent, { draft }),
      }),
    ],
  });
  return { server_url: publicUrl, participant_token: await token.toJwt(), room_name: room };
}

async function chooseAgent(database: Database, slug: string | undefined): Promise<AgentSettings> {
  if (slug !== undefined) return readAgent(database, slug);
  const first = await findFirstAgent(database);
  if (first === undefined) throw new ServiceError('not_found', 'There is no agent yet.');
  return toAgentSettings(first);
}
