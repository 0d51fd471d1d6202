import type { Database } from '../../db/client.ts';
import { type CallRow, updateCall } from '../../db/queries/calls.ts';
import { sumDayCost } from '../../db/queries/limits.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { type AppendEventsResponse, type StopReason, stopReason } from '../contract/events.ts';
import { costOf } from './cost.ts';
import { type CreditConfig, reserveAhead } from './reserve.ts';

/**
 * Where a call stands with its money: asked once a second, so that a call is stopped soon after it
 * reaches a limit. Stores cost and stop with the call; a stop stays. Keeps credit reserved ahead
 * of a call that goes on.
 *
 * @param transaction - one that holds the call
 * @param call - as it now is
 */
export async function standing(
  transaction: Database,
  call: CallRow,
  { limits }: Pick<AgentSettings, 'limits'>,
  now: Date,
  config: CreditConfig,
): Promise<Pick<AppendEventsResponse, 'cost' | 'stop'>> {
  const { micros, incomplete } = await costOf(transaction, call, now);
  const goesOn = call.endedAt === null && call.stop === null;
  const stop = goesOn ? await limitReached(transaction, call, limits, micros, config) : call.stop;
  if (micros !== call.costMicros || incomplete !== call.costIncomplete || stop !== call.stop) {
    await updateCall(transaction, call.id, {
      costMicros: micros,
      costIncomplete: incomplete,
      stop,
    });
  }
  // A call that was refused for another limit carries its own mark.
  const { data = null } = stopReason.safeParse(stop);
  return { cost: { micros, incomplete }, stop: data };
}

async function limitReached(
  transaction: Database,
  { id, account, agent, startedAt }: CallRow,
  { maxCallCostMicros, maxDayCostMicros }: AgentSettings['limits'],
  costMicros: number,
  config: CreditConfig,
): Promise<StopReason | null> {
  if (account !== null) {
    const covered = await reserveAhead(transaction, id, account, costMicros, config);
    if (costMicros >= covered) return 'credit';
  }
  if (maxCallCostMicros !== null && costMicros >= maxCallCostMicros) return 'call_cost';
  if (maxDayCostMicros !== null) {
    const others = await sumDayCost(transaction, agent, startedAt, id);
    if (others + costMicros >= maxDayCostMicros) return 'day_cost';
  }
  return null;
}
