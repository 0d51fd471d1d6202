import type { Database } from '../../db/client.ts';
import { lockCall, updateCall } from '../../db/queries/calls.ts';
import { addLedgerEntry, sumLedgerOfCall } from '../../db/queries/ledger.ts';
import { listUsage, replaceUsage } from '../../db/queries/usage.ts';
import { costOf } from './cost.ts';
import { connectionUsage, isConnection } from './telephony.ts';

/**
 * Makes a call that has ended cost exactly what it used, and its account pay exactly that: any
 * number of times, also at once, and again when more has become known. What is reserved is
 * released. A call that goes on is left as it is.
 */
export function settle(database: Database, callId: string, now: Date): Promise<void> {
  return database.transaction(async (transaction) => {
    const call = await lockCall(transaction, callId);
    if (call === undefined || call.endedAt === null) return;

    const settled = (await listUsage(transaction, callId)).find(isConnection);
    const { price: _, ...usage } = await connectionUsage(transaction, call, settled, now);
    await replaceUsage(transaction, settled, usage);
    const cost = await costOf(transaction, call, now);
    await updateCall(transaction, callId, {
      costMicros: cost.micros,
      costIncomplete: cost.incomplete,
    });
    if (call.account !== null) await pay(transaction, callId, call.account, cost.micros);
  });
}

/** Releases all that is reserved, and charges what has not been charged yet or gives it back. */
async function pay(
  transaction: Database,
  callId: string,
  account: string,
  costMicros: number,
): Promise<void> {
  const { reservedMicros, chargedMicros, entries } = await sumLedgerOfCall(transaction, callId);
  const dueMicros = costMicros - chargedMicros;
  const entry = { account, callId };
  if (reservedMicros !== 0) {
    const key = `release/${callId}/${entries}`;
    await addLedgerEntry(transaction, {
      ...entry,
      kind: 'release',
      amountMicros: reservedMicros,
      key,
    });
  }
  if (dueMicros !== 0) {
    const key = `charge/${callId}/${entries}`;
    await addLedgerEntry(transaction, { ...entry, kind: 'charge', amountMicros: -dueMicros, key });
  }
}
