import type { Database } from '../../db/client.ts';
import { type CallRow, findCall, lockCall, updateCall } from '../../db/queries/calls.ts';
import { lockCaller } from '../../db/queries/memory.ts';
import { listTurns, type TurnRow } from '../../db/queries/turns.ts';
import { redact } from '../../redaction/redact.ts';
import { readAgentOf } from '../agents/read.ts';
import type { NewCallEvent } from '../contract/events.ts';
import { ServiceError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { rememberFacts } from '../memory/remember.ts';
import { askForSummary } from './ask.ts';
import { extractSummary } from './extract.ts';
import type { SummaryModel } from './model.ts';
import { shorten } from './shorten.ts';
import { Tokens } from './tokens.ts';

interface Summariser {
  database: Database;
  summaryModel: SummaryModel;
  log: Logger;
  now: () => Date;
}

/** What a summary has used, in the form of a usage event. */
export type SummaryUsage = Omit<Extract<NewCallEvent, { type: 'usage' }>, 'type' | 'discarded'>;
type Account = (transaction: Database, usage: SummaryUsage) => Promise<void>;

/**
 * Gives a call its summary, and its caller the facts they have told. Does nothing when it has one,
 * or has been erased: who adds turns to a call that has a summary sets that to null. Takes ten
 * seconds at most; a model that fails is made up for by an extract.
 *
 * @param account - books what was used, in the transaction that stores the summary
 * @throws ServiceError `not_found`
 */
export async function summariseCall(
  summariser: Summariser,
  callId: string,
  account: Account,
): Promise<void> {
  const { database } = summariser;
  const call = await findCall(database, callId);
  if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
  if (!wantsSummary(call)) return;
  const turns = await listTurns(database, callId);
  const made = await makeSummary(summariser, call, turns);

  const stale = await database.transaction(async (transaction) => {
    // In the order in which erasing a caller takes them.
    if (call.callerNumber !== null) await lockCaller(transaction, call.callerNumber);
    const current = await lockCall(transaction, callId);
    if (made.usage !== null) await account(transaction, made.usage);
    if (current === undefined || !wantsSummary(current)) return false;
    if ((await listTurns(transaction, callId)).length !== turns.length) return true;
    await updateCall(transaction, callId, { summary: made.summary });
    const { callerNumber: number, agent } = current;
    if (number === null) return false;
    // What the caller asked to be kept, during the call, stays; an earlier summary's does not.
    const replaceFrom = current.endedAt ?? current.startedAt;
    const lesson = { number, agent, callId, facts: made.facts, replaceFrom };
    await rememberFacts(transaction, lesson, summariser.now());
    return false;
  });
  // Something said was delivered meanwhile.
  if (stale) await summariseCall(summariser, callId, account);
}

const wantsSummary = ({ summary, erasedAt }: CallRow) => summary === null && erasedAt === null;

async function makeSummary(
  { database, summaryModel, log }: Summariser,
  call: CallRow,
  turns: TurnRow[],
) {
  const { privacy } = await readAgentOf(database, call);
  const tokens = new Tokens();
  const callerSpoke = turns.some(({ speaker }) => speaker === 'caller');
  const asked = callerSpoke
    ? await askForSummary(summaryModel, turns, tokens, log.child({ callId: call.id }))
    : null;
  const clean = (text: string) => redact(text, privacy.redact);
  const { provider, name: model } = summaryModel;
  const usage: SummaryUsage | null = tokens.amounts && {
    part: 'backend',
    provider,
    model,
    amounts: tokens.amounts,
  };
  return {
    summary: shorten(clean(asked?.summary ?? extractSummary(turns, call.outcomeReason))),
    facts: privacy.rememberCallers ? (asked?.facts ?? []).map(clean) : [],
    usage,
  };
}
