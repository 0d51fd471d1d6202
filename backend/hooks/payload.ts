import type { Database } from '../../db/client.ts';
import { findCall } from '../../db/queries/calls.ts';
import { findTask } from '../../db/queries/tasks.ts';
import { listTurns } from '../../db/queries/turns.ts';
import type { DeliveryRow, EndpointRow } from '../../db/queries/webhook-endpoints.ts';
import { toCall, toTurns } from '../calls/call.ts';
import { WEBHOOK_PAYLOADS, type WebhookPayload } from '../contract/webhook-payloads.ts';
import { readFigures } from '../figures/call-figures.ts';

/** What a delivery is about is gone: there is nothing to tell. */
type Gone = null;

/**
 * What is sent, read from the record as it is now: what was erased meanwhile is not sent.
 *
 * @returns null when what it is about is gone
 */
export async function payloadOf(
  database: Database,
  { event, callId, taskId }: Pick<DeliveryRow, 'event' | 'callId' | 'taskId'>,
  endpoint: Pick<EndpointRow, 'id' | 'includeContent'>,
  now: Date,
): Promise<WebhookPayload | Gone> {
  if (event === 'test') {
    return { type: 'test', timestamp: now.toISOString(), data: { endpointId: endpoint.id } };
  }
  if (callId === null) return null;
  switch (event) {
    case 'call.started':
      return callStarted(database, callId);
    case 'call.ended':
      return callEnded(database, callId, endpoint.includeContent);
    case 'task.finished':
      return taskFinished(database, callId, taskId, endpoint.includeContent);
    default:
      throw new Error(`There is no event "${event}".`);
  }
}

async function callStarted(database: Database, id: string): Promise<WebhookPayload | Gone> {
  const row = await findCall(database, id);
  if (row === undefined) return null;
  const call = toCall(row);
  const type = 'call.started';
  return WEBHOOK_PAYLOADS[type].parse({ type, timestamp: call.startedAt, data: { call } });
}

async function callEnded(
  database: Database,
  id: string,
  includeContent: boolean,
): Promise<WebhookPayload | Gone> {
  const row = await findCall(database, id);
  if (row === undefined) return null;
  const { callerName, summary, ...call } = toCall(row);
  const content = includeContent && {
    callerName,
    summary,
    detail: row.outcomeDetail,
    turns: toTurns(await listTurns(database, id)),
  };
  const figures = await readFigures(database, row);
  const type = 'call.ended';
  return WEBHOOK_PAYLOADS[type].parse({
    type,
    timestamp: call.endedAt,
    data: { call, figures, content: content || null },
  });
}

async function taskFinished(
  database: Database,
  callId: string,
  taskId: string | null,
  includeContent: boolean,
): Promise<WebhookPayload | Gone> {
  if (taskId === null) return null;
  const [call, row] = await Promise.all([
    findCall(database, callId),
    findTask(database, callId, taskId),
  ]);
  if (call === undefined || row === undefined || row.endedAt === null) return null;
  const endedAt = row.endedAt.toISOString();
  const type = 'task.finished';
  return WEBHOOK_PAYLOADS[type].parse({
    type,
    timestamp: endedAt,
    data: {
      callId,
      agent: call.agent,
      task: { ...row, startedAt: row.startedAt.toISOString(), endedAt },
      content: includeContent ? row : null,
    },
  });
}
