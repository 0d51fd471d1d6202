import type { Database } from '../../db/client.ts';
import { findVersionOfTurnTaking, listTalk } from '../../db/queries/talk.ts';
import { readAgent } from '../agents/read.ts';
import { NEEDED_REPLIES, type Suggestions } from '../contract/suggestions.ts';
import { repliesIn } from '../figures/replies.ts';
import { suggest } from './suggest.ts';

/** Enough for a rate of one in a hundred, and soon read. */
const LAST_CALLS = 200;

/**
 * What the last calls of an agent, with the turn-taking that it has now, say of it.
 *
 * @throws ServiceError `not_found`
 */
export async function readSuggestions(database: Database, slug: string): Promise<Suggestions> {
  const agent = await readAgent(database, slug);
  const since = await findVersionOfTurnTaking(database, slug);
  const talk = since === undefined ? [] : await listTalk(database, slug, since, LAST_CALLS);
  const calls = Map.groupBy(talk, ({ callId }) => callId);
  const replies = [...calls].flatMap(([callId, turns]) =>
    repliesIn(turns).map((reply) => ({ callId, ...reply })),
  );
  return {
    agent: slug,
    calls: calls.size,
    since: [...calls.values()].at(-1)?.[0]?.startedAt.toISOString() ?? null,
    replies: replies.length,
    neededReplies: NEEDED_REPLIES,
    ...suggest(agent.turnTaking, replies),
  };
}
