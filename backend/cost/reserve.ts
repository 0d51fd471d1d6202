import type { Database } from '../../db/client.ts';
import { lockCredit } from '../../db/queries/accounts.ts';
import { type CallRow, updateCall } from '../../db/queries/calls.ts';
import { addLedgerEntry, sumLedgerOfCall } from '../../db/queries/ledger.ts';
import type { AgentSettings } from '../contract/agents.ts';

export interface CreditConfig {
  /** How far ahead of its cost a call reserves credit: CREDIT_RESERVE_MICROS. */
  creditReserveMicros: number;
}

/**
 * Has the agent's account pay for a call that was admitted, and reserves the first step of credit.
 *
 * @param transaction - the one of `admit`, so that the credit it found is still there
 */
export async function reserve(
  transaction: Database,
  call: CallRow,
  { account }: Pick<AgentSettings, 'account'>,
  config: CreditConfig,
): Promise<void> {
  if (account === null) return;
  await updateCall(transaction, call.id, { account });
  await reserveAhead(transaction, call.id, account, 0, config);
}

/**
 * Reserves more when less than half a step is left ahead of the cost: up to a step, or what credit
 * there is.
 *
 * @param transaction - one that holds the call
 * @returns up to which cost the call has credit
 */
export async function reserveAhead(
  transaction: Database,
  callId: string,
  account: string,
  costMicros: number,
  { creditReserveMicros: step }: CreditConfig,
): Promise<number> {
  const { reservedMicros, chargedMicros, entries } = await sumLedgerOfCall(transaction, callId);
  const coveredMicros = reservedMicros + chargedMicros;
  if (coveredMicros - costMicros >= step / 2) return coveredMicros;
  const credit = await lockCredit(transaction, account);
  const amountMicros = Math.min(costMicros + step - coveredMicros, credit);
  if (amountMicros <= 0) return coveredMicros;
  await addLedgerEntry(transaction, {
    account,
    callId,
    kind: 'reserve',
    amountMicros: -amountMicros,
    key: `reserve/${callId}/${entries}`,
  });
  return coveredMicros + amountMicros;
}
