import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import { type CallRow, createCall, endCall, findCall, lockCall } from '../../db/queries/calls.ts';
import { listLedger } from '../../db/queries/ledger.ts';
import { putAccount } from '../accounts/put.ts';
import { topUp } from '../accounts/top-up.ts';
import { putAgent } from '../agents/put.ts';
import { type AgentSettings, type AgentSettingsInput, agentSettings } from '../contract/agents.ts';
import { addPrice } from '../prices/add.ts';
import { agent } from '../testing/fixtures.ts';
import type { CreditConfig } from './reserve.ts';
import { addUsage } from './usage.ts';

export const STARTED_AT = new Date('2026-03-01T10:00:00.000Z');
export const CREDIT: CreditConfig = { creditReserveMicros: 1_000 };

/** A time of the tests' calls. */
export const after = (ms: number): Date => new Date(STARTED_AT.getTime() + ms);

/** An agent of its own. */
export async function makeAgent(
  database: Database,
  settings: Partial<AgentSettingsInput> = {},
): Promise<AgentSettings> {
  const slug = `agent-${randomUUID()}`;
  await putAgent(database, slug, agentSettings.parse(agent(slug, settings)));
  return agentSettings.parse(agent(slug, settings));
}

/** A call of its own, from the web if no number is called. */
export async function makeCall(
  database: Database,
  agent: string,
  fields: Partial<CallRow> = {},
): Promise<CallRow> {
  const sip = fields.calledNumber == null ? null : 'SCL_1';
  const call = await createCall(database, {
    agent,
    transport: sip === null ? 'web' : 'sip',
    sipCallId: sip,
    roomName: 'room',
    roomSid: randomUUID(),
    jobId: 'AJ_1',
    participantIdentity: 'caller',
    startedAt: STARTED_AT,
    ...fields,
  });
  if (call === undefined) throw new Error('The call was not created.');
  return call;
}

/** An account of its own with credit. */
export async function makeAccount(database: Database, micros: number): Promise<string> {
  const slug = `account-${randomUUID()}`.slice(0, 40);
  await putAccount(database, slug, slug);
  if (micros > 0) await topUp(database, slug, { micros, key: 'first', note: null });
  return slug;
}

/** A character of the model `one` costs a millionth, from the year's beginning on. */
export async function priceOne(database: Database): Promise<void> {
  const unit = { unit: 'character', micros: 1, per: 1, increment: 1 } as const;
  const price = { ...unit, provider: 'test', model: 'one', validFrom: '2026-01-01T00:00:00.000Z' };
  await addPrice(database, { ...price, source: 'test' }, async () => {});
}

/** Has a call use this many millionths' worth, once it is priced by `priceOne`. */
export function use(database: Database, callId: string, micros: number, at = STARTED_AT) {
  const amounts = { character: micros };
  return addUsage(database, callId, at, { part: 'tts', provider: 'test', model: 'one', amounts });
}

/** Does something in a transaction that holds the call. */
export function holding<Result>(
  database: Database,
  callId: string,
  work: (transaction: Database, call: CallRow) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (transaction) => {
    const call = await lockCall(transaction, callId);
    if (call === undefined) throw new Error('There is no such call.');
    return work(transaction, call);
  });
}

export async function endAfter(database: Database, callId: string, ms: number): Promise<void> {
  const ending = { result: 'completed', reason: 'caller_hung_up', detail: null } as const;
  await endCall(database, callId, { ...ending, endedAt: after(ms) });
}

export async function readBack(database: Database, callId: string): Promise<CallRow> {
  const call = await findCall(database, callId);
  if (call === undefined) throw new Error('There is no such call.');
  return call;
}

/** An account's entries, oldest first. */
export async function entriesOf(database: Database, account: string) {
  const rows = await listLedger(database, account, undefined, 10_000);
  return rows.reverse().map(({ kind, amountMicros, callId }) => ({ kind, amountMicros, callId }));
}
