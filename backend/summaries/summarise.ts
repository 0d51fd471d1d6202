import type { Database } from '../../db/client.ts';
import { listSpoken, lockCallToSummarise, saveSummary } from '../../db/queries/memory.ts';
import { redact } from '../../redaction/redact.ts';
import { readAgent } from '../agents/read.ts';
import type { NewCallEvent } from '../contract/events.ts';
import { ServiceError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { rememberFacts } from '../memory/remember.ts';
import { askForSummary } from './ask.ts';
import { extractSummary } from './extract.ts';
import type { SummaryModel } from './model.ts';
import { shorten } from './shorten.ts';
import { Tokens } from './tokens.ts';
import type { Spoken } from './transcript.ts';

interface Summariser {
  database: Database;
  summaryModel: SummaryModel;
  log: Logger;
  now: () => Date;
}

/** What a summary has used, in the form of a usage event. */
export type SummaryUsage = Omit<Extract<NewCallEvent, { type: 'usage' }>, 'type'>;

/**
 * Gives a call its summary, and its caller the facts they have told. Does nothing when it has one,
 * or has been erased: who adds turns to a call that has a summary sets that to null. Takes ten
 * seconds at most, for which a model that fails is made up for by an extract.
 *
 * @param account - books what was used, in the transaction that stores the summary
 * @throws ServiceError `not_found`
 */
export async function summariseCall(
  summariser: Summariser,
  callId: string,
  account: (transaction: Database, usage: SummaryUsage) => Promise<void>,
): Promise<void> {
  const { database, summaryModel, log, now } = summariser;
  const call = await database.transaction((transaction) =>
    lockCallToSummarise(transaction, callId),
  );
  if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
  if (call.summary !== null || call.erasedAt !== null) return;

  const { privacy, slug } = await readAgent(database, call.agent);
  const turns = await listSpoken(database, callId);
  const tokens = new Tokens();
  const made = callerSpoke(turns)
    ? await askForSummary(summaryModel, turns, tokens, log.child({ callId }))
    : null;
  const clean = (text: string) => redact(text, privacy.redact);
  const summary = shorten(clean(made?.summary ?? extractSummary(turns, call.outcomeReason)));
  const facts = privacy.rememberCallers ? (made?.facts ?? []).map(clean) : [];

  const stale = await database.transaction(async (transaction) => {
    const current = await lockCallToSummarise(transaction, callId);
    if (tokens.amounts !== null) {
      const { provider, name } = summaryModel;
      const usage = { part: 'backend', provider, model: name, amounts: tokens.amounts } as const;
      await account(transaction, usage);
    }
    if (current === undefined || current.summary !== null || current.erasedAt !== null) return;
    if ((await listSpoken(transaction, callId)).length !== turns.length) return true;
    await saveSummary(transaction, callId, summary);
    if (current.callerNumber === null) return;
    const lesson = { number: current.callerNumber, agent: slug, callId, facts };
    await rememberFacts(transaction, lesson, now());
  });
  // Something said was delivered meanwhile.
  if (stale) await summariseCall(summariser, callId, account);
}

const callerSpoke = (turns: Spoken[]) => turns.some(({ speaker }) => speaker === 'caller');
