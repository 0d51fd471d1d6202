import type { Database } from '../../db/client.ts';
import { readAgent } from '../agents/read.ts';
import { writeDispatchMetadata } from '../contract/dispatch.ts';
import type { Dispatch, DispatchRequest } from '../contract/workers.ts';
import { ServiceError } from '../errors.ts';
import type { Rooms } from '../livekit/rooms.ts';
import { listWorkers } from './list.ts';
import { takesCalls } from './worker.ts';

/**
 * Asks for an agent to join a room by hand. A worker that has room for it does so within a second.
 *
 * @throws ServiceError `not_found` for an unknown agent or room, `conflict` for a room that has an
 *   agent and where no worker would come, `unavailable` while LiveKit is away
 */
export async function dispatchAgent(
  { database, rooms }: { database: Database; rooms: Rooms },
  { room, agent: slug }: DispatchRequest,
  now: Date,
): Promise<Dispatch> {
  const agent = await readAgent(database, slug);
  const { agentName } = agent;
  const workers = await listWorkers(database, now);
  if (!workers.some((worker) => worker.agentName === agentName && takesCalls(worker))) {
    throw new ServiceError(
      'conflict',
      `No worker takes calls under the name ${agentName}. Start one: AGENT_NAME=${agentName} npm run agent.`,
    );
  }
  // LiveKit would make a room that is not there, and the agent would wait in it for nobody.
  const view = await orAway(rooms.look(room));
  if (view === null) {
    throw new ServiceError(
      'not_found',
      `There is no room named ${room}. Someone must be in it first.`,
    );
  }
  if (view.participants.some(({ isAgent }) => isAgent)) {
    throw new ServiceError('conflict', `There is an agent in the room ${room} already.`);
  }
  await orAway(rooms.dispatch(room, agentName, writeDispatchMetadata(agent)));
  return { room, agent: slug, agentName };
}

async function orAway<Answer>(request: Promise<Answer>): Promise<Answer> {
  try {
    return await request;
  } catch {
    throw new ServiceError('unavailable', 'LiveKit does not answer. `npm run doctor` says why.');
  }
}
