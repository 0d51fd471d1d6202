import { endCall } from '../calls/end.ts';
import { ServiceError } from '../errors.ts';
import { type ControlServices, type Operator, sendCommand } from './send-command.ts';

/**
 * Ends a call: the agent says goodbye first. Where it does not answer, the caller is hung up.
 *
 * @throws ServiceError `not_found`; `conflict` when the call has ended
 */
export async function end(services: ControlServices, callId: string, by: Operator): Promise<void> {
  try {
    await sendCommand(services, callId, { action: 'end', by });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'unavailable') throw error;
    await endWithoutAgent(services, callId, by.name);
  }
}

async function endWithoutAgent(
  { database, queue, rooms, live, now }: ControlServices,
  callId: string,
  by: string,
): Promise<void> {
  const detail = `Ended by ${by}. The agent did not answer.`;
  const ended = await database.transaction((transaction) =>
    endCall(transaction, queue, callId, { reason: 'operator_ended', detail, endedAt: now() }),
  );
  live.changed(callId);
  if (ended !== undefined) await rooms.remove(ended.roomName);
}
