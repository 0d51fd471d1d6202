import { z } from 'zod';
import { caller, callerFacts } from './callers.ts';
import { call, callCost, callWithTurns, listEventsResponse } from './calls.ts';
import { instant } from './common.ts';
import { task, taskUpdate } from './tasks.ts';

/** A task in an export: with all that was told of it, and the changes that the caller was asked about. */
const exportedTask = task.extend({
  updates: z.array(taskUpdate),
  inputs: z.array(z.object({ at: instant, type: z.string(), text: z.string() })),
  changes: z.array(
    z.object({
      askedAt: instant,
      tool: z.string(),
      summary: z.string(),
      state: z.string(),
      said: z.string().nullable(),
      output: z.string().nullable(),
    }),
  ),
});
export type ExportedTask = z.infer<typeof exportedTask>;

/** A call in an export: with all that was said, all that happened and what it cost. */
export const exportedCall = call.extend({
  turns: callWithTurns.shape.turns,
  events: listEventsResponse.shape.events,
  cost: callCost,
  tasks: z.array(exportedTask),
  /** The path of the recording at this backend; null when there is none. */
  recording: z.string().nullable(),
});
export type ExportedCall = z.infer<typeof exportedCall>;

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
