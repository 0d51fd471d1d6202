import type { Database } from '../../db/client.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { listUsage, type PricedUsage } from '../../db/queries/usage.ts';
import type { CallCost } from '../contract/calls.ts';
import { COST_PARTS, costPart, unit } from '../contract/events.ts';
import { lineMicros } from './line.ts';
import { connectionUsage, isConnection } from './telephony.ts';

/** The currency of the price book and of all credit. */
export const CURRENCY = 'USD';

/**
 * What a call has cost up to now, or in all when it has ended: each line is exact. What has no
 * price is unknown, and left out of the sum.
 */
export async function costOf(database: Database, call: CallRow, now: Date): Promise<CallCost> {
  const used = await listUsage(database, call.id);
  const connection = await connectionUsage(database, call, used.find(isConnection), now);
  const lines = [...used.filter((usage) => !isConnection(usage)), connection].map(toLine);
  const parts = COST_PARTS.flatMap((part) => {
    const ofPart = lines.filter((line) => line.part === part);
    return ofPart.length === 0 ? [] : [[part, ofPart.some(isUnknown) ? null : sum(ofPart)]];
  });
  return {
    micros: sum(lines),
    incomplete: lines.some(isUnknown),
    currency: CURRENCY,
    parts: Object.fromEntries(parts),
    discardedMicros: sum(lines.filter(({ discarded }) => discarded)),
    lines,
  };
}

type CostLine = CallCost['lines'][number];

function toLine({ price, ...usage }: PricedUsage): CostLine {
  return {
    part: costPart.parse(usage.part),
    provider: usage.provider,
    model: usage.model,
    unit: unit.parse(usage.unit),
    discarded: usage.discarded,
    quantity: usage.quantity,
    micros: price && lineMicros(usage.quantity, price),
  };
}

const isUnknown = (line: CostLine): boolean => line.micros === null;

const sum = (lines: CostLine[]): number =>
  lines.reduce((micros, line) => micros + (line.micros ?? 0), 0);
