import { z } from 'zod';
import { call, callFigures, callWithTurns } from './calls.ts';
import { agentSlug, instant } from './common.ts';
import { outcomeReason, outcomeResult } from './outcome.ts';
import { task } from './tasks.ts';

const payload = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    /** When it happened. */
    timestamp: instant,
    data: z.object(data),
  });

/** What was said is null unless the endpoint asks for it. */
const callContent = callWithTurns
  .pick({ callerName: true, summary: true, turns: true })
  .extend({ detail: z.string().nullable().describe('Of the outcome: what went wrong.') })
  .nullable();
const taskContent = task.pick({ request: true, result: true, detail: true }).nullable();

export const WEBHOOK_PAYLOADS = {
  'call.started': payload('call.started', {
    call: call.pick({
      id: true,
      agent: true,
      transport: true,
      callerNumber: true,
      calledNumber: true,
      startedAt: true,
    }),
  }),
  'call.ended': payload('call.ended', {
    call: call
      .omit({ callerName: true, summary: true, outcome: true })
      .extend({ outcome: z.object({ result: outcomeResult, reason: outcomeReason }) }),
    figures: callFigures,
    content: callContent,
  }),
  'task.finished': payload('task.finished', {
    callId: z.uuid(),
    agent: agentSlug,
    task: task.pick({ id: true, state: true, failure: true, startedAt: true, endedAt: true }),
    content: taskContent,
  }),
  test: payload('test', { endpointId: z.uuid() }),
};

export const webhookPayload = z.discriminatedUnion('type', [
  WEBHOOK_PAYLOADS['call.started'],
  WEBHOOK_PAYLOADS['call.ended'],
  WEBHOOK_PAYLOADS['task.finished'],
  WEBHOOK_PAYLOADS.test,
]);
export type WebhookPayload = z.infer<typeof webhookPayload>;
