import type { Database } from '../../db/client.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { findPrice } from '../../db/queries/prices.ts';
import { findTrunkOfNumber } from '../../db/queries/trunks.ts';
import type { PricedUsage } from '../../db/queries/usage.ts';

/** Whether a line is that of the call's own connection, and not of another the call made. */
export const isConnection = ({ part, model, unit }: PricedUsage): boolean =>
  part === 'telephony' && unit === 'call_ms' && (model === 'inbound' || model === 'web');

/**
 * The time on the line: of the call's duration, at the price of its trunk when it began. Trunks
 * are providers by their names in `sip-trunk.json`. A price that was found at settling stays.
 */
export async function connectionUsage(
  database: Database,
  call: CallRow,
  settled: PricedUsage | undefined,
  now: Date,
): Promise<PricedUsage> {
  const quantity = Math.max(0, (call.endedAt ?? now).getTime() - call.startedAt.getTime());
  if (settled?.price) return { ...settled, quantity };
  const line = {
    part: 'telephony',
    ...(await connection(database, call)),
    unit: 'call_ms',
    discarded: false,
  };
  const price = (await findPrice(database, { ...line, at: call.startedAt })) ?? null;
  return { callId: call.id, ...line, quantity, priceId: price?.id ?? null, price };
}

async function connection(
  database: Database,
  { transport, calledNumber }: CallRow,
): Promise<{ provider: string; model: string }> {
  if (transport === 'web') return { provider: 'livekit', model: 'web' };
  const trunk = calledNumber === null ? undefined : await findTrunkOfNumber(database, calledNumber);
  return { provider: trunk ?? 'unknown', model: 'inbound' };
}
