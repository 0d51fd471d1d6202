import type { Database } from '../../db/client.ts';
import { deleteDraft } from '../../db/queries/agent-drafts.ts';
import { listNumbersOf } from '../../db/queries/agent-list.ts';
import { archiveAgent as archive, lockAgent } from '../../db/queries/agents.ts';
import { countGoingCalls } from '../../db/queries/limits.ts';
import { MAX_LISTED_NUMBERS } from '../contract/agent-overviews.ts';
import { ServiceError } from '../errors.ts';
import { refuseArchived } from './read.ts';

/**
 * Takes an agent out of use. Its calls and versions stay, as do its settings: publishing settings
 * under its name brings it back.
 *
 * @throws ServiceError `conflict` while a number leads to it or it is on a call; `not_found`
 */
export function archiveAgent(database: Database, slug: string): Promise<void> {
  return database.transaction(async (transaction) => {
    refuseArchived(slug, await lockAgent(transaction, slug));
    const numbers = await listNumbersOf(transaction, slug, MAX_LISTED_NUMBERS + 1);
    if (numbers.length > 0) {
      const some = numbers.slice(0, MAX_LISTED_NUMBERS).join(', ');
      const more = numbers.length > MAX_LISTED_NUMBERS ? ' and more' : '';
      throw new ServiceError(
        'conflict',
        `The agent answers ${some}${more}. Give its numbers to another agent first.`,
      );
    }
    const going = await countGoingCalls(transaction, slug);
    if (going > 0) {
      const calls = going === 1 ? 'a call that goes on' : `${going} calls that go on`;
      throw new ServiceError('conflict', `The agent is on ${calls}. Wait for the end.`);
    }
    await deleteDraft(transaction, slug);
    await archive(transaction, slug);
  });
}
