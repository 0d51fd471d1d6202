import type { Database } from '../../db/client.ts';
import { type AgentRow, findFirstAgent } from '../../db/queries/agents.ts';
import { findAgentOfNumber } from '../../db/queries/numbers.ts';
import { readAgentRow } from '../agents/read.ts';
import type { OpenCallRequest } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';

/**
 * Who answers: the owner of the called number, else the agent named in the dispatch, else, for a
 * caller from the web, the first agent.
 *
 * @param called - the called number in E.164, if there is one
 * @throws ServiceError `not_found` when that is nobody
 */
export async function chooseAgent(
  database: Database,
  request: OpenCallRequest,
  called: string | null,
): Promise<AgentRow> {
  const owner = called === null ? undefined : await findAgentOfNumber(database, called);
  if (owner !== undefined) return owner;
  if (request.agent !== null) return readAgentRow(database, request.agent);
  const first = request.sip === null ? await findFirstAgent(database) : undefined;
  if (first !== undefined) return first;
  throw new ServiceError('not_found', 'No agent answers this call: the called number has none.');
}
