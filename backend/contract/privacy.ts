import { z } from 'zod';
import { caller, callerFacts } from './callers.ts';
import { call, callCost, callWithTurns, listEventsResponse } from './calls.ts';
import { instant } from './common.ts';

/** A call in an export: with all that was said, all that happened and what it cost. */
const exportedCall = call.extend({
  turns: callWithTurns.shape.turns,
  events: listEventsResponse.shape.events,
  cost: callCost,
  /** The path of the recording at this backend; null when there is none. */
  recording: z.string().nullable(),
});

/** All that is kept on one caller. */
export const callerExport = z.object({
  exportedAt: instant,
  caller,
  facts: callerFacts.shape.facts,
  /** Word from outside that a call of theirs has ended, such as LiveKit's webhooks. */
  notices: z.array(z.object({ source: z.string(), receivedAt: instant, notice: z.unknown() })),
  /** Newest first. */
  calls: z.array(exportedCall),
});
export type CallerExport = z.infer<typeof callerExport>;

/** What was erased. The calls remain, as calls of nobody. */
export const erasure = z.object({ calls: z.int(), recordings: z.int() });
export type Erasure = z.infer<typeof erasure>;
