import type { AgentSettings } from '../contract/agents.ts';
import { CALL_SILENT_MS } from '../contract/events.ts';
import type { Attention, LiveState } from '../contract/live.ts';

/** Nobody likes to hear nothing for so long. */
const DEAD_AIR_MS = 10_000;
/** Most work is done in this time. */
const LONG_WORK_MS = 30_000;
/** For so long after an error that was not made good. */
const ERROR_MS = 60_000;
/** The share of a limit at which it is about to be reached. */
const NEAR = 0.9;

/** How a call stands. */
interface Standing {
  startedAt: Date;
  heardAt: Date;
  costMicros: number;
  limits: Pick<AgentSettings['limits'], 'maxCallMs' | 'maxCallCostMicros'>;
  state: LiveState;
  /** Since when neither side speaks; null: one does. */
  quietSince: Date | null;
  workSince: Date | null;
  /** Of the last error that was not made good. */
  errorAt: Date | null;
}

/** Who waits for work is told so from time to time; people may be silent for as long as they like. */
const isTheAgentsTurn = ({ state, workSince }: Standing): boolean =>
  workSince === null && (state === 'listening' || state === 'thinking');

/** Why somebody should look at a call, the most pressing first. */
export function attentionOf(call: Standing, now: Date): Attention[] {
  const isPast = (since: Date | null, ms: number) =>
    since !== null && now.getTime() - since.getTime() >= ms;
  const { maxCallMs, maxCallCostMicros } = call.limits;
  const reasons: Record<Attention, boolean> = {
    unconfirmed: isPast(call.heardAt, CALL_SILENT_MS),
    error: call.errorAt !== null && !isPast(call.errorAt, ERROR_MS),
    dead_air: isTheAgentsTurn(call) && isPast(call.quietSince, DEAD_AIR_MS),
    long_tool: isPast(call.workSince, LONG_WORK_MS),
    over_time: isPast(call.startedAt, maxCallMs * NEAR),
    over_cost: maxCallCostMicros !== null && call.costMicros >= maxCallCostMicros * NEAR,
  };
  return (Object.keys(reasons) as Attention[]).filter((reason) => reasons[reason]);
}
